/** A share of 0 to 1 as a bar; the figure stands beside it, so it says nothing to those who do not see it. */
export function ShareBar({ share }: { readonly share: number }) {
  const width = 100 * Math.min(1, Math.max(0, share));
  return (
    <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="track-ground" x="0" y="0" width="100" height="8" />
      <rect className="track-fill" x="0" y="0" width={width} height="8" />
    </svg>
  );
}
