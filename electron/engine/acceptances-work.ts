import { applyAcceptances } from '../../shared/checklist/accept.ts';
import type { acceptanceMethods, RunAcceptances } from '../../shared/ipc/acceptances.ts';
import type { MethodInput } from '../../shared/ipc/contract.ts';
import { type Acceptance, acceptanceKey, type VerificationResult } from '../../shared/model/index.ts';
import { acceptancesFor, mandatoryOf } from './acceptances-apply.ts';
import { locateFindings } from './acceptances-locate.ts';
import { localTimestamp } from './local-time.ts';
import { ProblemError } from './reading.ts';
import type { EngineHandlers } from './service.ts';
import type { WorkOptions } from './work-options.ts';

export interface AcceptanceWork {
  readonly handlers: Pick<EngineHandlers, keyof typeof acceptanceMethods>;
}

type Options = Pick<WorkOptions, 'registry' | 'resources'> & {
  /** The present moment, ISO 8601 with zone. */
  readonly now?: () => string;
};

/** Acceptances of findings, as the window asks for them. */
export function createAcceptanceWork({ registry, resources, now = () => localTimestamp() }: Options): AcceptanceWork {
  const sources = { registry, resources };

  async function standing(result: VerificationResult): Promise<RunAcceptances> {
    const [acceptances, mandatory] = await Promise.all([acceptancesFor(sources, result), mandatoryOf(sources, result)]);
    return {
      ...applyAcceptances(result, acceptances, now().slice(0, 10), mandatory),
      mandatory: [...mandatory].map(([rule, { item, title }]) => ({ rule, item, itemTitle: title })),
    };
  }

  return {
    handlers: {
      'acceptances.of': async ({ run }) => standing(await registry.getRun(run)),
      'acceptances.accept': async (input) => {
        const result = await registry.getRun(input.run);
        await registry.acceptances.add(await accepted(input, result));
        return standing(result);
      },
      'acceptances.withdraw': async ({ run, ids, by, reason }) => {
        const result = await registry.getRun(run);
        const own = new Set((await acceptancesFor(sources, result)).map(({ id }) => id));
        if (ids.some((id) => !own.has(id)))
          throw new ProblemError('Esa aceptación no es de la unidad de este resultado.');
        await registry.acceptances.withdraw(ids, by, reason);
        return standing(result);
      },
      'acceptances.list': ({ unit }) => registry.acceptances.list(unit),
    },
  };

  /** The findings as the result has them, whatever the window says of them. @throws ProblemError */
  async function accepted(
    { findings, reason, author, expiresOn }: MethodInput<'acceptances.accept'>,
    result: VerificationResult,
  ): Promise<readonly Acceptance[]> {
    const mandatory = await mandatoryOf(sources, result);
    const barred = findings.map(({ rule }) => mandatory.get(rule)).find((item) => item !== undefined);
    if (barred !== undefined) {
      throw new ProblemError(`No se puede aceptar: la norma hace obligatorio el requisito «${barred.title}».`);
    }
    const located = locateFindings(result, findings);
    const acceptedAt = now();
    // The same fault may stand several times: one acceptance strikes them all.
    const distinct = new Map(findings.map((finding) => [acceptanceKey(finding), finding]));
    return [...distinct.values()].map(({ id, rule, fingerprint }): Acceptance => {
      const found = located({ rule, fingerprint });
      if (found === undefined) throw new ProblemError('Ese hallazgo no está en el resultado de esta verificación.');
      return {
        ...{ id, unit: result.run.unit ?? null, rule, fingerprint, ...found },
        ...{ reason, author, acceptedAt, expiresOn, withdrawn: null },
      };
    });
  }
}
