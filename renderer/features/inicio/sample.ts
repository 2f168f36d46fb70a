import { call } from '../../state/bridge.ts';
import { navigate } from '../../state/router.ts';
import { toastError } from '../../state/toasts.ts';
import { useVerify } from '../../state/verify.ts';

/** One click: takes the bundled synthetic sample to Verificar and starts at once, with the unit that its data name. */
export async function startSample(): Promise<void> {
  const { addSample } = useVerify.getState();
  navigate('verificar');
  try {
    await addSample();
    const { phase, start } = useVerify.getState();
    if (phase.kind !== 'ready') return;
    const [checklist] = await call('checklists.list', undefined);
    if (checklist) await start(checklist.id, phase.inspection.units[0]?.clues ?? null);
  } catch (error) {
    toastError(error);
  }
}
