import { ask, ErrorPanel, SearchPicker, TextField, type Pick } from '@poros/ui';
import { Pencil, Trash2 } from '@poros/ui/icons';
import {
  FormDrawer,
  Link,
  Loaded,
  RecordSection,
  t,
  useCommand,
  useForm,
  useQueryOf,
  useSave,
  type RowOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { inTreeOrder } from './in-tree-order.ts';
import { findCategories } from './pickers.ts';

type Category = RowOf<'catalog.list_categories'>;

export function CategoryList() {
  const [open, setOpen] = useState<Category | 'new' | null>(null);
  const categories = useQueryOf('catalog.list_categories', { limit: 200 });
  const archive = useCommand('catalog.archive_category');
  async function archiveIt({ id: categoryId, name, version }: Category) {
    const yes = await ask({
      title: t('catalog.archive_category_title', { name }),
      verb: t('catalog.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ categoryId, version });
  }
  return (
    <>
      {archive.problem && <ErrorPanel trouble={archive.problem} />}
      <Loaded query={categories}>
        {({ rows }) => (
          <RecordSection
            title={t('catalog.categories')}
            rows={inTreeOrder(rows)}
            rowKey={({ node }) => node.id}
            empty={t('catalog.no_categories')}
            permission="catalog.category.change"
            add={{ word: t('catalog.new_category'), run: () => setOpen('new') }}
            acts={[
              {
                icon: Pencil,
                word: ({ node }) => t('catalog.change_of', { name: node.name }),
                run: ({ node }) => setOpen(node),
              },
              {
                icon: Trash2,
                run: ({ node }) => void archiveIt(node),
                word: ({ node }) => t('catalog.archive_category_title', { name: node.name }),
              },
            ]}
          >
            {({ node, depth }) => (
              <div className="flex flex-wrap gap-2" style={{ paddingInlineStart: depth * 20 }}>
                <b className="font-medium">{node.name}</b>
                <span className="text-muted">{node.code}</span>
                {node.itemCount > 0 && (
                  <Link to="/items" search={{ categoryId: node.id, 'categoryId~': node.name }}>
                    {t('catalog.items_n', { n: node.itemCount })}
                  </Link>
                )}
              </div>
            )}
          </RecordSection>
        )}
      </Loaded>
      {open && (
        <CategoryDrawer category={open === 'new' ? null : open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function CategoryDrawer({ category, onClose }: { category: Category | null; onClose(): void }) {
  const parent: Pick | null = category?.parentId
    ? { id: category.parentId, name: category.parentName ?? '' }
    : null;
  const form = useForm({
    code: category?.code ?? '',
    name: category?.name ?? '',
    parentId: parent,
  });
  const create = useSave('catalog.create_category', form, ({ code, name, parentId }) => ({
    code: code.trim(),
    name,
    ...(parentId && { parentId: parentId.id }),
  }));
  const change = useSave('catalog.change_category', form, ({ name, parentId }) => ({
    categoryId: category?.id ?? '',
    version: category?.version ?? 1,
    name,
    parentId: parentId?.id ?? null,
  }));
  return (
    <FormDrawer
      title={category ? t('catalog.change_of', { name: category.name }) : t('catalog.new_category')}
      form={form}
      save={category ? change : create}
      onClose={onClose}
    >
      <TextField
        label={t('catalog.code')}
        isRequired
        isReadOnly={category !== null}
        autoFocus={category === null}
        {...form.field('code')}
      />
      <TextField label={t('catalog.name')} isRequired {...form.field('name')} />
      <SearchPicker
        label={t('catalog.parent')}
        search={findCategories}
        placeholder={t('catalog.top')}
        {...form.field('parentId')}
      />
    </FormDrawer>
  );
}
