import { buildJourney } from '../core/journey/build.ts';
import { saveReport } from '../export/on-demand.ts';
import { withoutTurns } from '../text/without-turns.ts';
import { Footer } from '../views/page/footer.tsx';
import { InspectionView } from '../views/page/inspection-view.tsx';
import { ProblemBlock } from '../views/page/problem-block.tsx';
import { Say, useReading } from '../views/reading.tsx';
import { SpokenStatus } from '../views/verdict/spoken-status.tsx';
import { Intake } from './intake.tsx';
import { useReport } from './use-report.ts';

/** The full page: the same views, wide; without a message, the way in for a source. */
export function ReportPage({ onSettings }: { onSettings: () => void }) {
  const { language } = useReading();
  const report = useReport();
  const { key, inspection, problem } = report;
  const copy = (text: string) => {
    navigator.clipboard.writeText(withoutTurns(text)).catch(console.error);
  };
  return (
    <main class="report">
      <SpokenStatus inspection={inspection} />
      <header class="report-top">
        <img src="../icons/icon-48.png" alt="" />
        <Say text="report_title" />
        <a class="link report-learn" href="../learn/learn.html">
          <Say text="view_learn" />
        </a>
        {key === null ? null : (
          <button type="button" class="button" onClick={toIntake}>
            <Say text="report_intake_again" />
          </button>
        )}
      </header>
      {problem ? (
        <div class="report-sheet">
          <ProblemBlock problem={problem} />
        </div>
      ) : null}
      {key === null ? <Intake onText={report.giveText} onFile={report.giveFile} busy={report.busy} /> : null}
      {inspection ? (
        <div class="report-sheet">
          <InspectionView
            key={inspection.source.sha256}
            inspection={inspection}
            journey={buildJourney(inspection)}
            onCopy={copy}
            onAgain={report.again}
            onPersonal={report.askPersonal}
            onFurther={report.askFurther}
          />
        </div>
      ) : null}
      <Footer
        onSave={inspection?.progress === 'done' ? (format) => saveReport(inspection, format, language) : undefined}
        onSettings={onSettings}
      />
    </main>
  );
}

function toIntake(): void {
  location.hash = '';
}
