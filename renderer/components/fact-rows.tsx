/** What a fact is, the fact, and the class that it is drawn with; a fact of null is left out. */
export type Fact = readonly [label: string, value: string | null, className?: string];

/** Facts as pairs for a list (`dl`) that may hold others. */
export function FactRows({ facts }: { readonly facts: readonly Fact[] }) {
  return facts.map(
    ([label, value, className]) =>
      value !== null && (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={className}>{value}</dd>
        </div>
      ),
  );
}
