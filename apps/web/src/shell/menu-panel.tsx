import { IconButton, prefer, useKeys, usePreferences, useWords } from '@poros/ui';
import { Pin, PinOff } from '@poros/ui/icons';
import { sectionsOf, useAddress } from '@poros/web-kit';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { placeAt, type PlaceGroup } from './groups.ts';

interface MenuPanelProps {
  readonly groups: readonly PlaceGroup[];
  readonly open: string | null;
  onClose(): void;
}

/** The pages of one group, beside the rail; pinned, it stays and follows the page. */
export function MenuPanel({ groups, open, onClose }: MenuPanelProps) {
  const { t } = useWords();
  const { menuPinned } = usePreferences();
  const { path } = useAddress();
  const here = placeAt(groups, path);
  const panel = useRef<HTMLDivElement>(null);
  const shown = groups.find(
    (group) => group.id === (open ?? (menuPinned ? (here?.group ?? 'home') : null)),
  );
  const isFloating = shown !== undefined && !menuPinned;
  useEffect(() => onClose(), [path, onClose]);
  useKeys(t('app.menu'), [
    { keys: 'Escape', word: '', hidden: true, disabled: !isFloating, run: onClose },
  ]);
  useEffect(() => {
    if (!isFloating) return undefined;
    panel.current?.querySelector<HTMLElement>('a')?.focus();
    const away = (event: PointerEvent) => {
      if (event.target instanceof Element && !event.target.closest('.po-panel, .po-rail'))
        onClose();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [isFloating, open, onClose]);
  if (!shown) return null;
  return (
    <div
      ref={panel}
      id="menu-panel"
      className="po-panel"
      role="navigation"
      aria-label={t(shown.word)}
      data-pinned={menuPinned ? '' : undefined}
    >
      <div className="po-panel-head">
        <span>{t(shown.word)}</span>
        <IconButton
          icon={menuPinned ? PinOff : Pin}
          size="small"
          word={t(menuPinned ? 'app.unpin' : 'app.pin')}
          onClick={() => prefer({ menuPinned: !menuPinned })}
        />
      </div>
      <div className="po-panel-list">
        {sectionsOf(shown.places).map(({ id, places }) => (
          <section key={id} aria-label={t(id ? `app.section.${id}` : shown.word)}>
            {id && <h2 className="po-place-head">{t(`app.section.${id}`)}</h2>}
            {places.map((place) => (
              <Link
                key={place.path}
                to={place.path}
                className="po-place"
                data-here={here?.path === place.path ? '' : undefined}
                aria-current={here?.path === place.path ? 'page' : undefined}
                onClick={onClose}
              >
                {t(place.word)}
              </Link>
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
