import { type DragEvent, type ReactNode, useState } from 'react';
import { bridge } from '../state/bridge.ts';

interface Props {
  readonly onPaths: (paths: readonly string[]) => void;
  readonly className?: string;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/**
 * Takes files and folders that are dropped on it. It is plain HTML: a folder comes as one entry of `files`, whose path
 * only the bridge can tell. Everything it does can also be done with the buttons inside it.
 */
export function DropZone({ onPaths, className = '', disabled = false, children }: Props) {
  const [over, setOver] = useState(false);
  const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes('Files');
  const onDragOver = (event: DragEvent) => {
    if (disabled || !hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setOver(true);
  };
  const onDragLeave = (event: DragEvent<HTMLElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (disabled || !hasFiles(event)) return;
    event.preventDefault();
    const paths = [...event.dataTransfer.files].map((file) => bridge().pathOf(file)).filter(Boolean);
    if (paths.length > 0) onPaths(paths);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the buttons inside are the first
    <div
      className={`drop ${className}`}
      data-over={over || undefined}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
    >
      {children}
    </div>
  );
}
