import { Icon } from './icons.tsx';

/** Files of the store that cannot be used, one sentence each. */
export function StoreProblems({ title, problems }: { readonly title: string; readonly problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="notice notice-warning">
      <Icon name="warning" />
      <div>
        <strong>{title}</strong>
        <ul className="plain">
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
