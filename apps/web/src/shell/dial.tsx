const TICKS = 120;

/** A quiet instrument: rings and ticks around one axis. */
export function Dial() {
  return (
    <svg
      className="po-dial"
      viewBox="-100 -100 200 200"
      fill="none"
      stroke="currentColor"
      strokeWidth="0.3"
      aria-hidden="true"
    >
      {[16, 40, 64, 88].map((radius) => (
        <circle key={radius} r={radius} />
      ))}
      <circle r="5" fill="var(--accent)" stroke="none" />
      {Array.from({ length: TICKS }, (_, index) => {
        const isLong = index % 10 === 0;
        return (
          <path
            key={index}
            d={`M0 ${isLong ? -96 : -93}V-88`}
            strokeWidth={isLong ? 0.6 : 0.3}
            transform={`rotate(${(index * 360) / TICKS})`}
          />
        );
      })}
      <path d="M0 0V-88" stroke="var(--accent)" strokeWidth="0.7" transform="rotate(-58)" />
    </svg>
  );
}
