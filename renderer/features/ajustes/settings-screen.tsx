import { useEffect } from 'react';
import { useRoute } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { Catalogs } from '../catalogos/catalogs.tsx';
import { FhirGuides } from '../guias/fhir-guides.tsx';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Authorities } from './authorities.tsx';
import { Joining } from './joining.tsx';
import { Registry } from './registry.tsx';
import { ReportSettings } from './report-settings.tsx';
import { Validity } from './validity.tsx';

/** `#/ajustes/equipos` and `#/ajustes/conflictos`: packages and conflicts come first, however long the rest becomes. */
const PARTS = ['equipos', 'conflictos'];

export function Settings() {
  const { t } = useText();
  const [part = ''] = useRoute().parts;
  const isJoining = PARTS.includes(part);
  useEffect(() => {
    if (isJoining) document.getElementById(part)?.scrollIntoView();
  }, [isJoining, part]);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('settings.title')}</h1>
      </header>
      {isJoining && <Joining />}
      <Catalogs />
      <FhirGuides />
      {!isJoining && <Joining />}
      <div className="split split-even">
        <div className="stack">
          <Appearance />
          <Validity />
        </div>
        <Registry />
      </div>
      <ReportSettings />
      <Authorities />
      <About />
    </div>
  );
}
