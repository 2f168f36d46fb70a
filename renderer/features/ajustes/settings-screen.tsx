import { useText } from '../../state/text.ts';
import { Catalogs } from '../catalogos/catalogs.tsx';
import { FhirGuides } from '../guias/fhir-guides.tsx';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Registry } from './registry.tsx';

export function Settings() {
  const { t } = useText();
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('settings.title')}</h1>
      </header>
      <Catalogs />
      <FhirGuides />
      <div className="split split-even">
        <Appearance />
        <Registry />
      </div>
      <About />
    </div>
  );
}
