import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { Finding } from '../../../shared/model/index.ts';
import { SeverityMark } from '../../components/marks.tsx';
import { AcceptedMark } from './accepted-mark.tsx';
import { pathTail, placeText, shortPath } from './place.ts';
import { usePlaceWords } from './use-place-words.ts';

/** A row on screen: the finding with its number in the index and the path of its file. */
export interface ShownFinding {
  readonly number: number;
  readonly finding: Finding;
  readonly file: string;
  /** Somebody accepted it. */
  readonly accepted: boolean;
}

/**
 * The table holds only the rows on screen: filtering and order are done before, in one pass over typed arrays, which a
 * row model of 100,000 objects could not do in time.
 */
export const findingFeatures = tableFeatures({});
const helper = createColumnHelper<typeof findingFeatures, ShownFinding>();

const message = helper.accessor((row) => row.finding.message, {
  id: 'finding',
  cell: (info) => (
    <>
      <SeverityMark severity={info.row.original.finding.severity} short />
      {info.row.original.accepted && <AcceptedMark />}
      <span className="cut">{info.getValue()}</span>
    </>
  ),
});
const place = helper.accessor((row) => row.finding.place, {
  id: 'place',
  cell: (info) => <PlaceCell shown={info.row.original} />,
});
const placeWithFile = helper.accessor((row) => row.finding.place, {
  id: 'place',
  cell: (info) => <PlaceCell shown={info.row.original} withFile />,
});
const actual = helper.accessor((row) => row.finding.actual ?? '', {
  id: 'actual',
  cell: (info) => <span className="cut mono">{info.getValue() || '—'}</span>,
});
const expected = helper.accessor((row) => row.finding.expected ?? '', {
  id: 'expected',
  cell: (info) => <span className="cut">{info.getValue() || '—'}</span>,
});

/** Under a rule its sentence need not be said again; under a file, its path. */
export const columnsByRule = helper.columns([placeWithFile, actual, expected]);
export const columnsByFile = helper.columns([message, place, actual]);

function PlaceCell({ shown, withFile = false }: { readonly shown: ShownFinding; readonly withFile?: boolean }) {
  const words = usePlaceWords();
  const { place } = shown.finding;
  // What the row has no room for.
  const isCut = place.path !== undefined && pathTail(place.path) !== place.path;
  const said = [...(withFile && shown.file ? [shown.file] : []), ...(isCut ? [place.path] : [])];
  return (
    <>
      {withFile && shown.accepted && <AcceptedMark />}
      <span className="cut" title={said.length === 0 ? undefined : said.join(' · ')}>
        {placeText(place, words, pathTail)}
        {withFile && shown.file && <span className="muted"> · {shortPath(shown.file)}</span>}
      </span>
    </>
  );
}
