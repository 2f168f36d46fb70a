import { useState } from 'react';
import { Check } from '../../components/check.tsx';
import { Search } from '../../components/fields.tsx';
import { Shown } from '../../components/states.tsx';
import { hashOf } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { useCall } from '../../state/use-call.ts';
import { useVerify } from '../../state/verify.ts';
import { findProfiles, listProfiles } from './profiles.ts';

/** Profiles of the imported guides that resources of their types are held against, whatever they say of themselves. */
export function ProfileChoice() {
  const { t, f } = useText();
  const { answer, reload } = useCall('fhirPackages.list', undefined);
  const { draft, change } = useVerify();
  const [text, setText] = useState('');
  const { profiles: chosen } = draft;
  const toggle = (canonical: string, on: boolean) =>
    change({ profiles: on ? [...chosen, canonical] : chosen.filter((other) => other !== canonical) });
  return (
    <fieldset className="plain-group">
      <legend className="group-label">{t('verify.fhir.profiles')}</legend>
      <p className="hint">{t('verify.fhir.profilesHelp')}</p>
      <Shown answer={answer} reload={reload}>
        {({ packages }) => {
          const all = listProfiles(packages);
          if (all.length === 0) {
            return (
              <p data-testid="profiles-none">
                {t('verify.fhir.profilesNone')} <a href={hashOf('ajustes')}>{t('verify.fhir.importGuide')}</a>
              </p>
            );
          }
          const { shown, more } = findProfiles(all, text, chosen);
          return (
            <>
              <Search
                label={t('verify.fhir.search')}
                hint={t('verify.fhir.searchHint')}
                value={text}
                onChange={setText}
                testId="profile-search"
              />
              {shown.length === 0 && <p className="muted">{t('verify.fhir.noMatch')}</p>}
              <div className="checks checks-one">
                {shown.map((profile) => (
                  <Check
                    key={profile.canonical}
                    checked={chosen.includes(profile.canonical)}
                    onChange={(on) => toggle(profile.canonical, on)}
                    note={
                      <>
                        {profile.type} · {profile.guide} · <span className="mono path">{profile.canonical}</span>
                      </>
                    }
                    testId="profile-option"
                  >
                    {profile.title}
                  </Check>
                ))}
              </div>
              {more > 0 && <p className="muted">{t('verify.fhir.more', { n: f.number(more) })}</p>}
            </>
          );
        }}
      </Shown>
    </fieldset>
  );
}
