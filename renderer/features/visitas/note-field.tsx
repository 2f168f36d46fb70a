import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onCommit: (text: string) => void;
  readonly rows?: number;
  readonly maxLength: number;
  readonly required?: boolean;
  readonly readOnly?: boolean;
  readonly hint?: string;
  /** Escape and Ctrl+Enter lead back to the item. */
  readonly onLeave?: () => void;
  readonly testId?: string;
}

/** Milliseconds without a key after which what was typed is kept. */
const PAUSE = 1_500;

/** A text that keeps itself: after a pause, on leaving, and when it goes from the screen. */
export function NoteField(props: Props) {
  const { id, label, value, onCommit, rows = 2, maxLength, required, readOnly, hint, onLeave, testId } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const kept = useRef({ typed: null as string | null, onCommit });
  kept.current = { typed, onCommit };
  const commit = () => {
    if (kept.current.typed === null) return;
    kept.current.onCommit(kept.current.typed);
    kept.current.typed = null;
    setTyped(null);
  };
  useEffect(() => {
    if (typed === null) return;
    // While the cursor stands in it, the text stays as typed; only a copy is kept.
    const timer = setTimeout(() => kept.current.onCommit(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useEffect(
    () => () => {
      if (kept.current.typed !== null) kept.current.onCommit(kept.current.typed);
    },
    [],
  );
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="input"
        rows={rows}
        maxLength={maxLength}
        value={typed ?? value}
        readOnly={readOnly}
        aria-required={required || undefined}
        aria-invalid={(required && (typed ?? value).trim() === '') || undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (!onLeave || !(event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey))) return;
          event.preventDefault();
          event.stopPropagation();
          commit();
          onLeave();
        }}
        data-testid={testId}
      />
      {hint && (
        <span className={required ? 'problem' : 'hint'} id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
