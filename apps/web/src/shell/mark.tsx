/** The mark of Poros: what everything turns on. */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 64 64" width={size} height={size} aria-hidden="true">
      <rect width="64" height="64" rx="14" fill="var(--accent)" />
      <circle cx="32" cy="32" r="17" fill="none" stroke="var(--on-accent)" strokeWidth="5.5" />
      <circle cx="32" cy="32" r="6" fill="var(--on-accent)" />
    </svg>
  );
}
