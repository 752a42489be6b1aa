import type { Ctx } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';
import { notify } from './notify.ts';

/** Whoever is mentioned hears it as such; whoever follows the record hears that someone wrote. */
export async function tellOfComment(
  ctx: Ctx,
  comment: EventMap['desk.comment_written'],
): Promise<void> {
  const { entity, recordId: id, label, path, mentionedIds, watcherIds, authorId } = comment;
  const told = {
    record: { entity, id, label, path },
    except: authorId,
    details: { author: comment.authorName, text: comment.text },
  };
  await notify(ctx, { kind: 'notification.mentioned', to: mentionedIds, ...told });
  const others = watcherIds.filter((one) => !mentionedIds.includes(one));
  await notify(ctx, { kind: 'notification.commented', to: others, ...told });
}
