import { Fragment } from 'react';

/** A path of elements, which may break at its slashes before it breaks inside a name. */
export function PathText({ path }: { readonly path: string }) {
  const steps = path.split('/');
  return steps.map((step, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a path do not move
    <Fragment key={i}>
      {i > 0 && (
        <>
          <wbr />/
        </>
      )}
      {step}
    </Fragment>
  ));
}
