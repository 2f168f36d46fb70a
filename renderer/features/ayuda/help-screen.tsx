import { OutcomeMark } from '../../components/marks.tsx';
import { TableBox } from '../../components/table-box.tsx';
import { SCREENS } from '../../state/router.ts';
import { useText } from '../../state/text.ts';
import { OUTCOME_ORDER } from '../resultado/selectors.ts';
import { FhirHelp } from './fhir-help.tsx';
import { Hl7Help } from './hl7-help.tsx';
import { ReportsHelp } from './reports-help.tsx';
import { VisitsHelp } from './visits-help.tsx';

const WORDS = ['export', 'finding', 'item', 'checklist', 'run', 'visit', 'campaign', 'unit'] as const;

/** One digit each. */
const NUMBERED = 9;

/** What the program does, its words, the outcomes, the score and the keys, on one page. */
export function Help() {
  const { t } = useText();
  return (
    <div className="screen help">
      <header className="screen-head">
        <h1>{t('help.title')}</h1>
      </header>
      <div className="split split-even">
        <section className="card">
          <h2>{t('help.whatTitle')}</h2>
          <p>{t('help.what')}</p>
          <h2>{t('help.noCertTitle')}</h2>
          <p>{t('help.noCert')}</p>
          <h2>{t('help.guidesTitle')}</h2>
          <p>{t('help.guides')}</p>
          <h2>{t('help.mendTitle')}</h2>
          <p>{t('help.mend')}</p>
          <h2>{t('help.catalogsTitle')}</h2>
          <p>{t('help.catalogs')}</p>
          <h2>{t('help.privacyTitle')}</h2>
          <p>{t('help.privacy')}</p>
        </section>
        <section className="card">
          <h2>{t('help.wordsTitle')}</h2>
          <dl className="pairs">
            {WORDS.map((word) => (
              <div key={word}>
                <dt>{t(`help.words.${word}.word`)}</dt>
                <dd>{t(`help.words.${word}.text`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="card">
          <h2>{t('help.scoreTitle')}</h2>
          <p>{t('help.score1')}</p>
          <p>{t('help.score2')}</p>
          <p>{t('help.score3')}</p>
          <h2>{t('help.clausesTitle')}</h2>
          <p>{t('help.clauses')}</p>
        </section>
        <VisitsHelp />
        <ReportsHelp />
        <FhirHelp />
        <Hl7Help />
        <Outcomes />
        <Keys />
      </div>
    </div>
  );
}

function Outcomes() {
  const { t } = useText();
  return (
    <section className="card">
      <h2>{t('help.outcomesTitle')}</h2>
      <TableBox label={t('help.outcomesTitle')}>
        <table className="table">
          <thead>
            <tr>
              {(['outcome', 'when', 'points'] as const).map((head) => (
                <th scope="col" key={head}>
                  {t(`help.outcomeHead.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {OUTCOME_ORDER.map((outcome) => (
              <tr key={outcome}>
                <th scope="row" className="nowrap">
                  <OutcomeMark outcome={outcome} />
                </th>
                <td>{t(`help.outcomes.${outcome}.when`)}</td>
                <td>{t(`help.outcomes.${outcome}.points`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
    </section>
  );
}

function Keys() {
  const { t, f } = useText();
  const screens = f.list(SCREENS.slice(0, NUMBERED).map((screen) => t(`common.screen.${screen}`)));
  return (
    <section className="card">
      <h2>{t('help.keysTitle')}</h2>
      <dl className="pairs keys">
        <dt>
          <kbd>Ctrl</kbd> <kbd>1</kbd>…<kbd>{NUMBERED}</kbd>
        </dt>
        <dd>
          {t('help.keys.screens')}: {screens}
        </dd>
        <dt>
          <kbd>Ctrl</kbd> <kbd>O</kbd>
        </dt>
        <dd>{t('help.keys.open')}</dd>
        <dt>
          <kbd>Ctrl</kbd> <kbd>F</kbd>
        </dt>
        <dd>{t('help.keys.search')}</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>{t('help.keys.escape')}</dd>
        <dt>{t('help.keyArrows')}</dt>
        <dd>{t('help.keys.arrows')}</dd>
        <dt>
          <kbd>←</kbd> <kbd>→</kbd>
        </dt>
        <dd>{t('help.keys.fold')}</dd>
      </dl>
    </section>
  );
}
