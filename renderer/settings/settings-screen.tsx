import { useTranslation } from 'react-i18next';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { sections } from './sections.ts';
import styles from './settings.module.css';

/** Plain pages of forms, one subject each. */
export function SettingsScreen() {
  const { t } = useTranslation();
  const [location] = useLocation();
  return (
    <div className={styles.screen}>
      <nav className={styles.sections} aria-label={t('screen.settings')}>
        {sections.map(({ id, Icon }) => (
          <Link
            key={id}
            href={`/settings/${id}`}
            className={styles.section}
            aria-current={location.startsWith(`/settings/${id}`) ? 'page' : undefined}
          >
            <Icon size="1.3rem" stroke={1.6} aria-hidden />
            <span>{t(`settings.${id}`)}</span>
          </Link>
        ))}
      </nav>
      <div className={styles.page}>
        <Switch>
          {sections.map(({ id, Page }) => (
            <Route key={id} path={`/settings/${id}/*?`} component={Page} />
          ))}
          <Redirect to="/settings/station" replace />
        </Switch>
      </div>
    </div>
  );
}
