export { BarChart, StackedBarChart } from './bar-chart.tsx';
export {
  glance,
  magnitudeWord,
  type ChartLabel,
  type ChartProps,
  type ChartSeries,
} from './chart-data.ts';
export {
  GanttStrip,
  type GanttStripProps,
  type StripRow,
  type StripState,
} from './gantt-strip.tsx';
export { InfoPopover } from './info-popover.tsx';
export { LineChart } from './line-chart.tsx';
export { LOOKS } from './looks.tsx';
export { ParetoChart } from './pareto-chart.tsx';
export { Sparkline } from './sparkline.tsx';
