import { Field, Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import type { EditorCardProps } from './editor-card.ts';

const NONE = '';

/** Step 3: the column that a draw proportional to size goes by. */
export function SizeCard({ draft, onChange }: EditorCardProps) {
  const { t, f, count } = useText();
  const known = useCall('units.facets', undefined).answer.data?.attributes ?? [];
  const chosen = draft.sizeAttribute ?? NONE;
  const choices = [
    { id: NONE, label: t('campaigns.noSize') },
    ...known.map(({ name, units }) => ({ id: name, label: name, note: count('units.found', units) })),
    // A column that no unit has any more stays chosen until somebody takes it off; the preview says what that means.
    ...(chosen === NONE || known.some(({ name }) => name === chosen)
      ? []
      : [{ id: chosen, label: chosen, note: f.number(0) }]),
  ];
  return (
    <section className="card">
      <h2>{t('campaigns.steps.size')}</h2>
      <p className="muted">{t('campaigns.sizeHelp')}</p>
      <Pick
        label={t('campaigns.sizeColumn')}
        choices={choices}
        value={chosen}
        onChange={(name) => onChange({ ...draft, sizeAttribute: name === NONE ? null : name })}
        testId="size-attribute"
      />
      {chosen !== NONE && (
        <Field
          label={t('campaigns.sizeName')}
          help={t('campaigns.sizeNameHelp')}
          value={draft.design.sizeName ?? ''}
          onChange={(sizeName) => onChange({ ...draft, design: { ...draft.design, sizeName } })}
          maxLength={100}
          testId="size-name"
        />
      )}
    </section>
  );
}
