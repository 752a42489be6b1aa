import type { Kernel } from '@poros/kernel';

/**
 * What the last runs of an operation have cost on the wire so far, in flights or statements; take
 * the difference.
 */
export async function costOf(
  kernel: Kernel,
  measure: 'flights' | 'statements',
  operation: string,
): Promise<number> {
  const { values } = await kernel.metrics[measure].get();
  return (
    values.find((one) => one.metricName?.endsWith('_sum') && one.labels.operation === operation)
      ?.value ?? 0
  );
}
