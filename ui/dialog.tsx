import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { ArrowLeft, X } from './icons.ts';
import { IconButton } from './button.tsx';
import { useKeyLayer, useKeys } from './keys.ts';
import { useWords } from './words.ts';

export interface DialogProps {
  readonly isOpen: boolean;
  onClose(): void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons at the foot, the main one last. */
  readonly actions?: ReactNode;
  /** The main act; Ctrl Enter does it, wherever the focus stands in the dialog. */
  onSubmit?: (() => void) | undefined;
  readonly size?: 'normal' | 'wide' | undefined;
  readonly focusFirst?: RefObject<HTMLElement | null> | undefined;
}

/** A question or a short form over the page. Editing a record belongs on a page or in a Drawer. */
export function Dialog(props: DialogProps) {
  return <Sheet {...props} />;
}

/** A panel at the right edge, full height; the page stays visible behind it. */
export function Drawer(props: DialogProps) {
  return <Sheet {...props} isSide />;
}

export interface BottomSheetProps extends DialogProps {
  /** One step back within the sheet; left out on its first page. */
  readonly onBack?: (() => void) | undefined;
}

/** A panel that rises from the foot of a phone, where the thumb is. */
export function BottomSheet(props: BottomSheetProps) {
  return <Sheet {...props} isBottom />;
}

interface SheetProps extends BottomSheetProps {
  readonly isSide?: boolean;
  readonly isBottom?: boolean;
}

function Sheet({ isSide, isBottom, onBack, ...props }: SheetProps) {
  const { t } = useWords();
  useKeyLayer(props.isOpen);
  return (
    <Base.Root open={props.isOpen} onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className="po-scrim" />
        <Base.Popup
          className="po-dialog"
          data-size={props.size}
          data-side={isSide ? '' : undefined}
          data-bottom={isBottom ? '' : undefined}
          {...(props.focusFirst ? { initialFocus: props.focusFirst } : {})}
        >
          {props.onSubmit && <SubmitKey title={props.title} onSubmit={props.onSubmit} />}
          <div className="po-dialog-head">
            {onBack && <IconButton icon={ArrowLeft} word={t('ui.back')} onClick={onBack} />}
            <Base.Title className="po-dialog-title">{props.title}</Base.Title>
            <Base.Close render={<IconButton icon={X} word={t('ui.close')} />} />
          </div>
          <div className="po-dialog-body flex-1">
            {props.description && (
              <Base.Description className="mb-3">{props.description}</Base.Description>
            )}
            {props.children}
          </div>
          {props.actions && <div className="po-dialog-foot">{props.actions}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Stands inside the dialog, so that its key belongs to the dialog and not to the page behind. */
function SubmitKey({ title, onSubmit }: { title: string; onSubmit(): void }) {
  const { t } = useWords();
  useKeys(title, [{ keys: 'Ctrl+Enter', word: t('ui.key_submit'), run: onSubmit }]);
  return null;
}
