import { useState } from 'preact/hooks';
import type { Inspection } from '../core/index.ts';
import { buildJourney } from '../core/journey/build.ts';
import type { WhatIf } from '../core/what-if/index.ts';
import { saveAbuseReport, saveReport, saveSource, ticketText } from '../export/on-demand.ts';
import { browser } from '../platform/browser.ts';
import { withoutTurns } from '../text/without-turns.ts';
import { ChangedSteps, changedSteps } from '../views/diagram/changed-steps.ts';
import { useLater } from '../views/later.ts';
import { Footer } from '../views/page/footer.tsx';
import { InspectionView } from '../views/page/inspection-view.tsx';
import { ProblemBlock } from '../views/page/problem-block.tsx';
import { Said, useSaid } from '../views/page/said.tsx';
import { Trouble } from '../views/page/trouble.tsx';
import { Say, useReading, useText } from '../views/reading.tsx';
import { SpokenStatus } from '../views/verdict/spoken-status.tsx';
import { SupposedNotice } from '../views/what-if/supposed-notice.tsx';
import { useWhatIf } from '../views/what-if/use-what-if.ts';
import type { AbuseDetails } from './abuse/abuse-form.tsx';
import { AbuseSection } from './abuse/abuse-section.tsx';
import { CompareSection } from './compare/compare-section.tsx';
import { useAnswerReports } from './compare/open-reports.ts';
import { attachmentsOf } from './contents/contents.ts';
import { ContentsSection } from './contents/contents-section.tsx';
import { BatchList } from './files/batch-list.tsx';
import { Intake } from './intake.tsx';
import { usePrint } from './print/use-print.tsx';
import { useReport, WIRE } from './use-report.ts';
import { useTitle } from './use-title.ts';
import { WHAT_IF, WhatIfSection } from './what-if.tsx';

/** The full page: the same views, wide; without a message, the way in for a source. */
export function ReportPage({ onSettings }: { onSettings: () => void }) {
  const { language } = useReading();
  const report = useReport();
  const { isIntake, isList, inspection, problem, given } = report;
  const t = useText();
  useTitle(report.title, inspection);
  usePrint(inspection?.progress === 'done' ? inspection : null);
  useAnswerReports(inspection?.progress === 'done' ? inspection : null);
  const [isSupposing, setIsSupposing] = useState(false);
  const engine = useLater(WHAT_IF, isSupposing);
  const supposition = useWhatIf(inspection, engine);
  const { supposed, reset } = supposition;
  const [said, say] = useSaid();
  const copy = (text: string) =>
    navigator.clipboard.writeText(withoutTurns(text)).then(
      () => say('view_copied'),
      () => say('view_not_copied'),
    );
  const fail = (error: unknown) => {
    console.error(error);
    say('errors_not_saved');
  };
  const saveAbuse = async (told: Inspection, { blanked, ...details }: AbuseDetails) => {
    const source = blanked || told.source.fidelity !== 'exact' ? null : await report.fetchSource();
    const { version } = browser.runtime.getManifest();
    await saveAbuseReport(told, { ...details, source, now: new Date(), version }, language, { blanked });
  };
  const ticketOf = async (told: Inspection, blanked: boolean) =>
    ticketText(told, language, { blanked, attachments: await attachmentsOf(given) });
  const saveMail = async (told: Inspection) => {
    const source = await report.fetchSource();
    if (source) await saveSource(told, source);
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
        {!isIntake && !isList && report.batch.items.length > 0 ? (
          <button type="button" class="button" onClick={report.toList}>
            <Say text="files_back" />
          </button>
        ) : null}
        {report.isTaken ? (
          <button type="button" class="button" onClick={report.toIntake}>
            <Say text="report_intake_again" />
          </button>
        ) : null}
      </header>
      {problem && !inspection ? (
        <div class="report-sheet">
          <ProblemBlock problem={problem} />
        </div>
      ) : null}
      {isIntake ? <Intake onText={report.giveText} onFiles={report.giveFiles} busy={report.busy} /> : null}
      {isList ? <BatchList batch={report.batch} onOpen={report.openItem} /> : null}
      {inspection ? (
        <div class="report-sheet">
          <Shown inspection={inspection} supposed={supposed} onReset={reset} copy={copy} report={report} />
        </div>
      ) : null}
      {inspection?.progress === 'done' ? (
        <WhatIfSection
          inspection={inspection}
          supposition={supposition}
          ready={engine !== null}
          onOpen={() => setIsSupposing(true)}
        />
      ) : null}
      {given && inspection ? (
        <ContentsSection
          key={inspection.source.sha256}
          given={given}
          onCheck={(attached, n) => report.giveAttached(attached, t('files_attached_title', { n }))}
        />
      ) : null}
      {inspection?.progress === 'done' ? (
        <CompareSection
          key={`compare ${inspection.source.sha256}`}
          inspection={inspection}
          found={report.batch.items.filter(({ problem }) => problem === null).map(({ found }) => found)}
          wire={WIRE}
        />
      ) : null}
      {inspection?.progress === 'done' ? (
        <AbuseSection onSave={(details) => saveAbuse(inspection, details).catch(fail)} />
      ) : null}
      <Said said={said} />
      <Footer
        onSave={
          inspection?.progress === 'done'
            ? (format, blanked) => saveReport(inspection, format, language, { blanked }).catch(fail)
            : undefined
        }
        onSaveSource={inspection?.source.fidelity === 'exact' ? () => saveMail(inspection).catch(fail) : undefined}
        onTicket={
          inspection?.progress === 'done' ? (blanked) => ticketOf(inspection, blanked).then(copy, fail) : undefined
        }
        onSettings={onSettings}
      />
    </main>
  );
}

interface ShownProps {
  inspection: Inspection;
  supposed: WhatIf | null;
  onReset: () => void;
  copy: (text: string) => void;
  report: ReturnType<typeof useReport>;
}

/** The message, as it came or as it is supposed to have come. */
function Shown({ inspection, supposed, onReset, copy, report }: ShownProps) {
  const shown = supposed?.inspection ?? inspection;
  const journey = buildJourney(shown);
  return (
    <ChangedSteps.Provider value={changedSteps(journey, shown, supposed?.changed)}>
      <InspectionView
        key={inspection.source.sha256}
        inspection={shown}
        journey={journey}
        notice={
          <>
            <Trouble problem={report.problem} />
            <SupposedNotice supposed={supposed} onReset={onReset} />
          </>
        }
        onCopy={copy}
        onAgain={supposed ? undefined : report.again}
        onPersonal={supposed ? undefined : report.askPersonal}
        onFurther={supposed ? undefined : report.askFurther}
        busy={report.isRunning}
        onStop={supposed ? undefined : report.stop}
        isStopped={supposed ? false : report.isStopped}
      />
    </ChangedSteps.Provider>
  );
}
