import {
  afterCommit,
  DEFAULT_ROLES,
  type DefaultRole,
  type Module,
  type Scope,
} from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { attachFile } from './server/attach-file.ts';
import { changeComment } from './server/change-comment.ts';
import { discardDraft } from './server/discard-draft.ts';
import { findDraft } from './server/find-draft.ts';
import { forgetContent } from './server/forget-content.ts';
import { getDiscussion } from './server/get-discussion.ts';
import { getFileContent } from './server/get-file-content.ts';
import { getRecordLook } from './server/get-record-look.ts';
import { getRelatedRecords } from './server/get-related-records.ts';
import { getStory } from './server/get-story.ts';
import { listDrafts } from './server/list-drafts.ts';
import { listReaders } from './server/list-readers.ts';
import { removeComment } from './server/remove-comment.ts';
import { removeFile } from './server/remove-file.ts';
import { restoreFile } from './server/restore-file.ts';
import { saveDraft } from './server/save-draft.ts';
import {
  tellOfArrival,
  tellOfOrder,
  tellOfPayment,
  tellOfShipment,
} from './server/tell-watchers.ts';
import { watchRecord } from './server/watch-record.ts';
import { writeComment } from './server/write-comment.ts';
import { deskEvents } from './shared/events.ts';
import { changeView } from './server/change-view.ts';
import { createView } from './server/create-view.ts';
import { getListViews } from './server/get-list-views.ts';
import { removeView } from './server/remove-view.ts';
import { restoreView } from './server/restore-view.ts';
import { setListLayout } from './server/set-list-layout.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

const MEGABYTE = 1_048_576;

/** Whoever sees a record may talk about it, so every role holds it; the reach is the record's. */
const everybody = Object.fromEntries(DEFAULT_ROLES.map((role) => [role, 'all'])) as Readonly<
  Record<DefaultRole, Scope>
>;

export const desk: Module = {
  name: 'desk',
  depends: ['tenancy', 'identity', 'notification'],
  operations: [
    getListViews,
    createView,
    changeView,
    removeView,
    restoreView,
    setListLayout,
    getStory,
    getDiscussion,
    getRelatedRecords,
    getRecordLook,
    listReaders,
    writeComment,
    changeComment,
    removeComment,
    watchRecord,
    removeFile,
    restoreFile,
    saveDraft,
    discardDraft,
    listDrafts,
    findDraft,
  ],
  endpoints: [attachFile, getFileContent],
  events: deskEvents,
  reactions: [
    afterCommit('sales.order_status_changed', tellOfOrder),
    afterCommit('sales.delivery_shipped', tellOfShipment),
    afterCommit('sales.delivery_completed', tellOfArrival),
    afterCommit('finance.invoice_paid', tellOfPayment),
  ],
  notices: [{ kind: 'desk.record_moved', email: 'off', isPushed: false }],
  refusals,
  constraints: { saved_view__name_once: 'desk.view_name_taken' },
  permissions: [
    { name: 'desk.comment.write', code: 'DESK.COMMENT', roles: everybody },
    { name: 'desk.file.attach', code: 'DESK.FILE', roles: everybody },
    { name: 'desk.record.oversee', code: 'DESK.OVERSEE' },
    {
      name: 'desk.view.share',
      code: 'VIEW.SHARE',
      roles: { DIRECTOR: 'all', MANAGER_SALES: 'all', MANAGER_PROD: 'all' },
    },
  ],
  menu: [
    { group: 'home', path: '/drafts', word: 'desk.my_drafts', permission: 'desk.comment.write' },
  ],
  config: [
    {
      key: 'desk.comment_change_hours',
      schema: Type.Integer({ minimum: 0, maximum: 8_760 }),
      default: 24,
    },
    {
      key: 'desk.file_size_max',
      schema: Type.Integer({ minimum: 10_240, maximum: 25 * MEGABYTE }),
      default: 10 * MEGABYTE,
    },
  ],
  upkeep: [forgetContent],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
