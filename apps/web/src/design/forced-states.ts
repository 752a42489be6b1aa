/** What stands for a pseudo-class inside an element of a class. */
const STANDS: readonly (readonly [pseudo: RegExp, stand: string])[] = [
  [/:hover/g, ':is(.po-show-hover *)'],
  [/:active/g, ':is(.po-show-active *)'],
  [/:focus-within/g, ':is(.po-show-focus *)'],
  [
    /:focus-visible|:focus(?![-\w])/g,
    ':is(.po-show-focus :is(button, a, input, textarea, select, [tabindex]))',
  ],
];

/**
 * The product's own rules for pointed at, pressed and focused, once more for what stands in
 * `.po-show-hover`, `.po-show-active` or `.po-show-focus`. Answers how to take them away.
 */
export function forceStates(): () => void {
  const sheet = document.createElement('style');
  sheet.textContent = [...document.styleSheets].map(rulesOf).join('\n');
  document.head.append(sheet);
  return () => sheet.remove();
}

function rulesOf(of: CSSStyleSheet | CSSGroupingRule): string {
  return [...of.cssRules].map(copyOf).join('\n');
}

function copyOf(rule: CSSRule): string {
  if (rule instanceof CSSLayerBlockRule) return within(`@layer ${rule.name}`, rulesOf(rule));
  if (rule instanceof CSSMediaRule) return within(`@media ${rule.conditionText}`, rulesOf(rule));
  if (!(rule instanceof CSSStyleRule)) return '';
  const selector = STANDS.reduce(
    (text, [pseudo, stand]) => text.replace(pseudo, stand),
    rule.selectorText,
  );
  return selector === rule.selectorText ? '' : within(selector, rule.style.cssText);
}

const within = (head: string, body: string): string => (body.trim() ? `${head} { ${body} }` : '');
