import { Pick } from '../../components/fields.tsx';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';

const DETECT = '*';

interface Props {
  /** Null: detect it. */
  readonly value: string | null;
  readonly onChange: (guide: string | null) => void;
}

/** Which guide the text files are of, for those whose content does not tell it. */
export function GuideChoice({ value, onChange }: Props) {
  const { t } = useText();
  const { answer } = useCall('guides.list', undefined);
  const guides = answer.data ?? [];
  return (
    <Pick
      label={t('verify.guide')}
      value={value ?? DETECT}
      onChange={(id) => onChange(id === DETECT ? null : id)}
      choices={[
        { id: DETECT, label: t('verify.guideDetect') },
        ...guides.map(({ id, title }) => ({ id, label: title, note: id })),
      ]}
      testId="guide-choice"
    />
  );
}
