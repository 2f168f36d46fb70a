import { Button } from '../../components/controls.tsx';
import { Field } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { seedFrom } from './draft.ts';
import type { EditorCardProps } from './editor-card.ts';
import { newSeedBytes } from './new-seed.ts';

/** Step 4: the seed, which is published so that a stranger can repeat the draw. */
export function SeedCard({ draft, onChange }: EditorCardProps) {
  const { t } = useText();
  const set = (seed: string) => onChange({ ...draft, design: { ...draft.design, seed } });
  return (
    <section className="card">
      <h2>{t('campaigns.steps.seed')}</h2>
      <p className="muted">{t('campaigns.seedHelp')}</p>
      <Field
        label={t('campaigns.seed')}
        value={draft.design.seed}
        onChange={set}
        problem={draft.design.seed.trim() === '' ? t('campaigns.seedMissing') : ''}
        mono
        maxLength={200}
        testId="seed"
      />
      <div className="actions">
        <Button onPress={() => set(seedFrom(newSeedBytes()))} data-testid="new-seed">
          {t('campaigns.newSeed')}
        </Button>
      </div>
    </section>
  );
}
