import type { MenuProps } from '@poros/ui/menu';
import {
  cloneElement,
  useState,
  type ComponentType,
  type HTMLAttributes,
  type ReactElement,
} from 'react';

const load = () => import('@poros/ui/menu');

/**
 * A menu whose code comes when the pointer or the focus comes near, so that the first page does not
 * pay for it.
 */
export function LazyMenu({ trigger, ...rest }: MenuProps) {
  const [Menu, setMenu] = useState<ComponentType<MenuProps> | null>(null);
  if (Menu) return <Menu trigger={trigger} {...rest} isOpenAtFirst />;
  const near = () => void load();
  return cloneElement(trigger as ReactElement<HTMLAttributes<HTMLElement>>, {
    onPointerEnter: near,
    onFocus: near,
    'aria-haspopup': 'menu',
    onClick: () => void load().then((module) => setMenu(() => module.Menu)),
  });
}
