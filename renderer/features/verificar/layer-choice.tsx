import { Check } from '../../components/check.tsx';
import { Shown } from '../../components/states.tsx';
import type { LayerPrefix } from '../../state/file-formats.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useVerify } from '../../state/verify.ts';

/** Layers of one standard that were left out, in words; nothing where none was. */
export function useLayersOut(prefix: LayerPrefix): readonly string[] {
  const { count } = useText();
  const { withoutLayers } = useVerify((state) => state.draft);
  const out = withoutLayers.filter((id) => id.startsWith(prefix)).length;
  return out === 0 ? [] : [count('verify.layers.out', out)];
}

/** A box for each layer of one standard; a layer that is left out is said in the result, and decides nothing. */
export function LayerChoice({ prefix }: { readonly prefix: LayerPrefix }) {
  const { t } = useText();
  const { answer, reload } = useCall('layers.list', undefined);
  const { draft, change } = useVerify();
  const { withoutLayers } = draft;
  return (
    <fieldset className="plain-group">
      <legend className="group-label">{t('verify.layers.title')}</legend>
      <p className="hint">{t('verify.layers.help')}</p>
      <Shown answer={answer} reload={reload}>
        {(layers) => (
          <div className="checks">
            {layers
              .filter(({ id }) => id.startsWith(prefix))
              .map(({ id, title }) => (
                <Check
                  key={id}
                  checked={!withoutLayers.includes(id)}
                  onChange={(on) =>
                    change({
                      withoutLayers: on ? withoutLayers.filter((other) => other !== id) : [...withoutLayers, id],
                    })
                  }
                  testId={`layer-${id}`}
                >
                  {title}
                </Check>
              ))}
          </div>
        )}
      </Shown>
    </fieldset>
  );
}
