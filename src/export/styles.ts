/**
 * The style sheets of the views as text, for a file that must stand alone; in the order of views/styles/views.css. Without those of what can
 * be clicked (controls, tab-row, diagram-panel, page): no file has it.
 */
import base from '../views/styles/base.css' with { type: 'text' };
import checks from '../views/styles/checks.css' with { type: 'text' };
import diagram from '../views/styles/diagram.css' with { type: 'text' };
import headers from '../views/styles/headers.css' with { type: 'text' };
import route from '../views/styles/route.css' with { type: 'text' };
import tabs from '../views/styles/tabs.css' with { type: 'text' };
import tokens from '../views/styles/tokens.css' with { type: 'text' };
import verdict from '../views/styles/verdict.css' with { type: 'text' };
import sheet from './static-report.css' with { type: 'text' };

export const STYLES = [tokens, base, verdict, tabs, route, checks, headers, diagram, sheet].join('\n');
