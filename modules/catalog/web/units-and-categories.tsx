import { Tabs } from '@poros/ui';
import { t, useAddress } from '@poros/web-kit';
import { CategoryList } from './category-list.tsx';
import { UnitList } from './unit-list.tsx';

/** Two short lists that everything else refers to. */
export function UnitsAndCategories() {
  const { search, change } = useAddress();
  const now = search['tab'] === 'categories' ? 'categories' : 'units';
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('catalog.units_and_categories')}</h1>
      </header>
      <div className="px-4 border-b border-line flex-none">
        <Tabs
          label={t('catalog.units_and_categories')}
          now={now}
          panel="catalog-settings"
          tabs={[
            { id: 'units', word: t('catalog.units') },
            { id: 'categories', word: t('catalog.categories') },
          ]}
          onChoose={(tab) => change({ tab })}
        />
      </div>
      <div id="catalog-settings" role="tabpanel" className="flex-1 min-h-0 overflow-auto p-4">
        <div className="max-w-180">{now === 'units' ? <UnitList /> : <CategoryList />}</div>
      </div>
    </div>
  );
}
