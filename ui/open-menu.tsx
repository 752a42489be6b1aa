import { Menu as Base } from '@base-ui/react/menu';
import { Fragment } from 'react';
import { Check } from './icons.ts';
import { Kbd } from './kbd.tsx';
import type { MenuEntry, MenuProps } from './menu.tsx';

/** A menu that was asked for: it is open when it comes, and stays with its button afterwards. */
export function OpenMenu({ trigger, groups, align = 'end' }: MenuProps) {
  return (
    <Base.Root modal={false} defaultOpen>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="po-layer" align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className="po-popup po-menu">
            {groups.map((group, index) => (
              <Fragment key={group.word ?? index}>
                {index > 0 && <Base.Separator className="po-menu-line" />}
                <Base.Group>
                  {group.word && (
                    <Base.GroupLabel className="po-menu-head">{group.word}</Base.GroupLabel>
                  )}
                  {group.entries.map((entry) => (
                    <Entry key={entry.word} entry={entry} />
                  ))}
                </Base.Group>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  const IconOf = entry.icon;
  const inside = (
    <>
      {IconOf ? <IconOf size={16} aria-hidden="true" /> : null}
      <span className="po-menu-word">
        {entry.word}
        {entry.reason && <span className="po-menu-reason">{entry.reason}</span>}
      </span>
      {entry.isChecked && <Check size={16} aria-hidden="true" />}
      {entry.keys && <Kbd keys={entry.keys} />}
    </>
  );
  const common = {
    className: 'po-menu-item',
    disabled: entry.isDisabled ?? false,
    'data-danger': entry.isDanger ? '' : undefined,
    label: entry.word,
  };
  if (entry.isChecked === undefined)
    return (
      <Base.Item {...common} onClick={() => entry.run?.()}>
        {inside}
      </Base.Item>
    );
  return (
    <Base.CheckboxItem
      {...common}
      checked={entry.isChecked}
      closeOnClick={!entry.staysOpen}
      onCheckedChange={() => entry.run?.()}
    >
      {inside}
    </Base.CheckboxItem>
  );
}
