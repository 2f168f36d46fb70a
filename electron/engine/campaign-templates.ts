import { STATES } from '../../shared/identifiers/index.ts';
import type { DesignTemplate, StratumDesign } from '../../shared/model/index.ts';
import { design2011 } from '../../shared/statistics/index.ts';

/** The states that the report of 2011 calls a priority, by INEGI key: BC, Campeche, Colima, México, NL, Sinaloa, Veracruz. */
const PRIORITY_2011 = ['02', '04', '06', '15', '19', '25', '30'];

/** Columns that the rules of 2011 look for; a file of attributes brings them. */
const ECE_2011 = 'con-ece-2010';
const INSTITUTE = 'instituto-nacional';
const BEDS = 'camas-censables';

/** Share of each state's units in the design by states, and the fewest that let an error be estimated. */
const BY_STATE = { oneIn: 10, atLeast: 2 };

/** Designs to start a campaign from. @param unitsByState units of the registry by INEGI key of their state */
export function designTemplates(unitsByState: ReadonlyMap<string, number>): readonly DesignTemplate[] {
  return [census, simpleRandom, byState(unitsByState), diagnosis2011()];
}

const census: DesignTemplate = {
  id: 'censo',
  title: 'Censo',
  description: 'Se visitan todas las unidades del universo; no hay sorteo ni error de muestreo.',
  strata: [{ id: 'todas', title: 'Todas las unidades', method: 'certainty' }],
};

const simpleRandom: DesignTemplate = {
  id: 'aleatorio-simple',
  title: 'Muestra aleatoria simple',
  description:
    'Todas las unidades del universo tienen la misma probabilidad de salir sorteadas. Cambie el tamaño de la muestra y el de la lista de reemplazos.',
  strata: [{ id: 'todas', title: 'Todas las unidades', method: 'equal', sampleSize: 50, replacements: 10 }],
};

function byState(unitsByState: ReadonlyMap<string, number>): DesignTemplate {
  const known = STATES.filter(({ key }) => (unitsByState.get(key) ?? 0) > 0);
  const strata = known.map(({ key, name }): StratumDesign => {
    const frameUnits = unitsByState.get(key) ?? 0;
    const sampleSize = Math.min(frameUnits, Math.max(BY_STATE.atLeast, Math.ceil(frameUnits / BY_STATE.oneIn)));
    return { id: `entidad-${key}`, title: name, method: 'equal', sampleSize, frameUnits };
  });
  return {
    id: 'proporcional-por-entidad',
    title: 'Proporcional por entidad federativa',
    description: `Un estrato por entidad, con muestra aleatoria simple de una de cada ${BY_STATE.oneIn} unidades que el registro tiene en ella y por lo menos ${BY_STATE.atLeast}. Si el universo lleva filtro, ajuste los tamaños.`,
    strata,
    rules: known.map(({ key }) => ({ stratum: `entidad-${key}`, filter: { states: [key] } })),
  };
}

/** Only what a registry can say: whoever repeats it brings the answers of the survey and the beds as attributes. */
function diagnosis2011(): DesignTemplate {
  const { id, title, strata, sizeName } = design2011('');
  return {
    id,
    title,
    description: `El diseño del informe de 2011: 709 unidades hospitalarias, de las que se tomaron completas las 109 que dijeron tener un expediente clínico electrónico, 140 sin él en siete entidades y los 9 institutos nacionales, y se sortearon 124 de las otras 451 con probabilidad proporcional a sus camas censables: 382 en total. Las reglas leen los datos «${ECE_2011}» (solo en las unidades que lo dijeron), «${INSTITUTE}» (solo en los institutos) y «${BEDS}», que se importan como atributos de las unidades (en las demás la celda va vacía: un 0 también es un dato); el universo debe limitarse a los hospitales. El informe no dice su semilla: se repiten los tamaños, no las unidades.`,
    strata,
    rules: [
      { stratum: 'con-ece', filter: { withAttribute: ECE_2011 } },
      { stratum: 'institutos-nacionales', filter: { withAttribute: INSTITUTE } },
      { stratum: 'sin-ece-prioritarias', filter: { states: PRIORITY_2011 } },
      { stratum: 'resto', filter: {} },
    ],
    universe: { withAttribute: BEDS },
    sizeAttribute: BEDS,
    ...(sizeName === undefined ? {} : { sizeName }),
  };
}
