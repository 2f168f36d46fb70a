interface Props {
  /** 0 to 100; null where there is none. */
  readonly value: number | null;
  readonly interval: readonly [number, number] | null;
  /** A figure of the visited only: drawn hollow. */
  readonly plain?: boolean;
}

const at = (percent: number) => 10 + 4.8 * Math.min(100, Math.max(0, percent));

/**
 * A point with its interval on a scale of 0 to 100. What passes the scale ends in an arrow at its edge: the numbers
 * beside are not clamped. They also say it to those who do not see it.
 */
export function Whisker({ value, interval, plain = false }: Props) {
  return (
    <svg className="whisker" viewBox="0 0 500 32" preserveAspectRatio="none" aria-hidden="true">
      {[0, 25, 50, 75, 100].map((mark) => (
        <line key={mark} className="whisker-grid" x1={at(mark)} x2={at(mark)} y1="0" y2="32" />
      ))}
      {interval !== null && (
        <>
          <line className="whisker-line" x1={at(interval[0])} x2={at(interval[1])} y1="16" y2="16" />
          <End x={at(interval[0])} isOpen={interval[0] < 0} towards={-1} />
          <End x={at(interval[1])} isOpen={interval[1] > 100} towards={1} />
        </>
      )}
      {value !== null && (
        <ellipse className={plain ? 'whisker-plain' : 'whisker-point'} cx={at(value)} cy="16" rx="6" ry="6" />
      )}
    </svg>
  );
}

function End({ x, isOpen, towards }: { readonly x: number; readonly isOpen: boolean; readonly towards: 1 | -1 }) {
  if (!isOpen) return <line className="whisker-line" x1={x} x2={x} y1="8" y2="24" />;
  const back = x - 7 * towards;
  return <path className="whisker-line" d={`M${back} 9L${x} 16L${back} 23`} fill="none" />;
}
