interface Props {
  readonly busy: boolean;
  /** Null until the first file is told. */
  readonly progress: { readonly done: number; readonly total: number; readonly file: string } | null;
  readonly starting: string;
  /** Said of the file that is being read. */
  readonly reading: (progress: { readonly done: string; readonly total: string; readonly file: string }) => string;
  readonly testId: string;
}

/** How far an import has come; screen readers are told. */
export function ImportProgress({ busy, progress, starting, reading, testId }: Props) {
  return (
    <div role="status" className={busy ? 'import-progress' : 'visually-hidden'} data-testid={testId}>
      {busy && (
        <>
          <progress aria-label={starting} max={progress?.total ?? 1} value={progress?.done} />
          <span className="path">
            {progress === null
              ? starting
              : reading({
                  done: String(progress.done + 1),
                  total: String(progress.total),
                  file: shortName(progress.file),
                })}
          </span>
        </>
      )}
    </div>
  );
}

/** The last part of a path, on any system. */
function shortName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
