import type { Inspection } from '../../core/index.ts';
import { Foreign, Say, SayNote, useText } from '../../views/reading.tsx';
import { DateText } from '../../views/summary/summary-tab.tsx';
import { compare, type Difference } from './differences.ts';
import type { Fact } from './sides.ts';

/** Two messages in two columns, what matters most in words above them. */
export function CompareView({ left, right }: { left: Inspection; right: Inspection }) {
  const t = useText();
  const { words, rows } = compare(left, right);
  return (
    <div class="compare">
      <ul class="compare-words">
        {words.map(({ key, values }) => (
          <li key={key}>
            <Say text={key} values={values} />
          </li>
        ))}
      </ul>
      <table class="compare-table">
        <thead>
          <tr>
            <th scope="col">
              <span class="visually-hidden">{t('compare_fact')}</span>
            </th>
            <th scope="col">{t('compare_this')}</th>
            <th scope="col">{t('compare_other')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.left.key} row={row} />
          ))}
        </tbody>
      </table>
      <p class="soft">
        <Say text="compare_claimed_why" />
      </p>
    </div>
  );
}

function Row({ row: { left, right, isSame } }: { row: Difference }) {
  const t = useText();
  return (
    <tr data-same={isSame}>
      <th scope="row">
        {t(left.key)} {left.isClaimed || right.isClaimed ? <span class="soft">{t('compare_claimed')}</span> : null}{' '}
        <span class="compare-mark">{t(isSame ? 'compare_same' : 'compare_differs')}</span>
      </th>
      <td>
        <FactText fact={left} />
      </td>
      <td>
        <FactText fact={right} />
      </td>
    </tr>
  );
}

function FactText({ fact: { values, notes = [], time = null } }: { fact: Fact }) {
  if (time !== null) return <DateText iso={time} />;
  if (values.length + notes.length === 0) return <Say text="compare_nothing" />;
  return (
    <>
      {notes.map((note) => (
        <p key={note.code}>
          <SayNote note={note} />
        </p>
      ))}
      {values.map((value, index) => (
        <p key={index}>
          <Foreign text={value} />
        </p>
      ))}
    </>
  );
}
