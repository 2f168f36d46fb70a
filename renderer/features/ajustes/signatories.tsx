import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useSettings } from '../../state/settings.ts';
import { useText } from '../../state/text.ts';
import { toastError, useToasts } from '../../state/toasts.ts';
import { isSame, linesOf, MOST_SIGNATORIES, moved, type SignatoryLine, signatoriesOf } from './signatory-lines.ts';

/** Who signs by hand, in the order in which they stand on paper; kept when a field is left and at each move. */
export function Signatories() {
  const { t } = useText();
  const { settings, change } = useSettings();
  const [lines, setLines] = useState(() => linesOf(settings.signatories));
  const touched = useRef(false);
  useEffect(() => {
    // The settings may come after this card. Answers to what was typed here say what stands here already, or less.
    if (!touched.current) setLines(linesOf(settings.signatories));
  }, [settings.signatories]);
  const show = (next: readonly SignatoryLine[]) => {
    touched.current = true;
    setLines(next);
  };
  const keep = (next: readonly SignatoryLine[]) => {
    const signatories = signatoriesOf(next);
    if (isSame(signatories, settings.signatories)) return;
    change({ signatories: [...signatories] })
      .then(() => useToasts.getState().add({ kind: 'done', text: t('reports.settings.saved') }))
      .catch(toastError);
  };
  const take = (next: readonly SignatoryLine[]) => {
    show(next);
    keep(next);
  };
  const type = (id: string, patch: Partial<SignatoryLine>) =>
    show(lines.map((line) => (line.id === id ? { ...line, ...patch } : line)));
  return (
    <div className="stack stack-tight">
      <h3>{t('reports.settings.signatories')}</h3>
      <p className="hint">{t('reports.settings.signatoriesHelp')}</p>
      {lines.length === 0 && <p className="muted">{t('reports.settings.signatoriesNone')}</p>}
      {lines.map((line, i) => (
        <Line
          key={line.id}
          line={line}
          number={i + 1}
          first={i === 0}
          last={i === lines.length - 1}
          onType={(patch) => type(line.id, patch)}
          onLeave={() => keep(lines)}
          onMove={(by) => {
            take(moved(lines, line.id, by));
            focusLater(line.id, by);
          }}
          onRemove={() => {
            take(lines.filter(({ id }) => id !== line.id));
            document.getElementById(ADD)?.focus();
          }}
        />
      ))}
      <div className="actions">
        <Button
          id={ADD}
          isDisabled={lines.length >= MOST_SIGNATORIES}
          onPress={() => show([...lines, { id: crypto.randomUUID(), name: '', position: '' }])}
          data-testid="signatory-add"
        >
          {t('reports.settings.add')}
        </Button>
      </div>
    </div>
  );
}

/** The button that adds a line. */
const ADD = 'signatory-add';

/** Once the line stands in its new place: the button that moved it, or at an end the other one. */
function focusLater(id: string, by: -1 | 1): void {
  requestAnimationFrame(() => {
    const line = document.getElementById(id);
    const button = (way: number) => line?.querySelector<HTMLElement>(`[data-move="${way}"]:not(:disabled)`);
    (button(by) ?? button(-by))?.focus();
  });
}

interface LineProps {
  readonly line: SignatoryLine;
  readonly number: number;
  readonly first: boolean;
  readonly last: boolean;
  readonly onType: (patch: Partial<SignatoryLine>) => void;
  readonly onLeave: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function Line({ line, number, first, last, onType, onLeave, onMove, onRemove }: LineProps) {
  const { t } = useText();
  const who = t('reports.settings.signatory', { n: String(number) });
  const name = line.name.trim() || who;
  const nameless = line.name.trim() === '' && line.position.trim() !== '';
  return (
    <fieldset className="signatory-line" id={line.id} data-testid="signatory">
      <legend className="visually-hidden">{who}</legend>
      <Field
        label={t('reports.settings.name')}
        value={line.name}
        onChange={(typed) => onType({ name: typed })}
        onBlur={onLeave}
        problem={nameless ? t('reports.settings.unsaved') : ''}
        maxLength={200}
        testId="signatory-name"
      />
      <Field
        label={t('reports.settings.position')}
        value={line.position}
        onChange={(typed) => onType({ position: typed })}
        onBlur={onLeave}
        maxLength={200}
        testId="signatory-position"
      />
      <span className="actions">
        <Button
          kind="quiet"
          icon="up"
          label={t('reports.settings.up', { name })}
          isDisabled={first}
          data-move="-1"
          onPress={() => onMove(-1)}
          data-testid="signatory-up"
        />
        <Button
          kind="quiet"
          icon="down"
          label={t('reports.settings.down', { name })}
          isDisabled={last}
          data-move="1"
          onPress={() => onMove(1)}
          data-testid="signatory-down"
        />
        <Button
          kind="quiet"
          icon="trash"
          label={t('reports.settings.remove', { name })}
          onPress={onRemove}
          data-testid="signatory-remove"
        />
      </span>
    </fieldset>
  );
}
