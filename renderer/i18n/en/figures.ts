/**
 * What every figure means: what is counted, of which parts, by which formula, from which source. The window opens these from the figure
 * itself, and the glossary in `docs` is written from them.
 */
export const figures = {
  figure: {
    open: 'What this figure means: {{name}}',
    counts: 'Counts',
    of: 'Of which parts',
    formula: 'Formula',
    source: 'Source',
    is: {
      'shift-counts': {
        name: 'Counts of the shift',
        counts:
          'Parts by what the line was told at once: PASS, FAIL, HOLD or ERROR. A later answer of a person changes nothing here.',
        of: 'All parts inspected since the shift began; duplicates are counted apart.',
        formula: 'Parts of one signal ÷ parts inspected. Parts per minute: parts decided in the last 60 seconds.',
        source:
          'Roll-up of inspections by quarter hour, kept with each part; the rest of a quarter hour from the records.',
      },
      control: {
        name: 'Control chart of rejects',
        counts:
          'Rejected in the end: told FAIL or ERROR and not accepted since, or rejected by a person or because nobody answered in time. First told to the line: the same by the first word alone. Failed by the model: its own verdict.',
        of: 'Parts that are decided; those that wait for a person are left out. For the model’s verdict: parts that it judged.',
        formula:
          'Limits are learned once from the first 25 subgroups, or 20 rejects where these are rare, and stay until model, limits or automation level change or someone restarts them. A subgroup is 15, 30, 60 or 120 minutes, the shortest with three rejects on average; if that is not enough, the chart shows the parts from one reject to the next. A point signals when its count, alone or together with the 3 or 11 before it (for rare rejects: 3, 5 or 9 rejects within too few parts), has too small a chance under a beta-binomial distribution that allows for the limits being estimated and for variation beyond chance. All chances of a shift of points add up to 3%, half for the worse and half for the better; subgroups are taken to vary independently.',
        source:
          'p-chart, p′-chart (Laney, Quality Engineering 14, 2002) and g-chart (Benneyan, Health Care Management Science 4, 2001), with exact tails instead of three sigma; joint risk by Bonferroni.',
      },
      'lane-pace': {
        name: 'Lanes',
        counts: 'Images waiting in the folder of each lane, and parts per minute.',
        of: 'Parts of this lane.',
        formula: 'Parts decided in the last 60 seconds.',
        source: 'The running engine.',
      },
      'engine-health': {
        name: 'Engine',
        counts:
          'Parts taken in and not decided yet, vision workers at work and in all, delay of the engine’s own loop, memory, free disk space, engine restarts, replaced workers.',
        of: 'This station, now.',
        formula:
          'Delay: 99th percentile. Restarts: since Lupa was started. Replaced workers: since the engine started.',
        source: 'The running engine and the operating system.',
      },
      yield: {
        name: 'First-pass and final yield',
        counts:
          'First-pass: parts that passed at first inspection, by the model at partial and full, by the person’s first answer at manual, shadow and assist. Final: parts that are good in the end, passed and not rejected later, or accepted by a person.',
        of: 'Parts inspected. Parts that still wait for a person are left out of the final yield, and of the first-pass yield where people decide every part.',
        formula: 'Passed first ÷ (inspected − waiting); good in the end ÷ (inspected − waiting).',
        source: 'Roll-ups of inspections and of the answers that stand.',
      },
      pareto: {
        name: 'Pareto of the model’s fails',
        counts: 'Parts that the model failed, each once, under the defect class with the highest score.',
        of: 'Parts that the model failed; beside it, how many it judged. Parts rejected by people alone are not in it.',
        formula: 'Parts of a class ÷ parts failed; the line shows the cumulative share.',
        source: 'Roll-up of defect classes.',
      },
      'rejects-by': {
        name: 'Rejects by lane, lot and hour',
        counts: 'Parts rejected in the end, by a person, the model or a fault.',
        of: 'Decided parts of the same lane, lot or hour of the day; lots: the twenty with most rejects.',
        formula:
          'Rejected in the end ÷ decided. A lane, lot or hour is named if it has more rejects than chance alone would give it: binomial test, 5% risk shared among them (Bonferroni). Rejects that come in runs can exceed this without a real difference.',
        source: 'Roll-ups of inspections and of the answers that stand.',
      },
      where: {
        name: 'Map of boxes',
        counts: 'Boxes that the model drew, by the cell of a 20 × 20 grid over the image in which their centre lies.',
        of: 'Parts that the model did not pass.',
        formula: 'Boxes in a cell; share of the busiest cell ÷ all boxes.',
        source: 'Roll-up of boxes by hour and day.',
      },
      deciders: {
        name: 'Automation rate',
        counts: 'Parts that were told PASS or FAIL by the model, without a person. A later audit does not change that.',
        of: 'Parts inspected; the rest were decided by a person, timed out, or wait or had a fault.',
        formula: 'By the model ÷ inspected.',
        source: 'Roll-ups of inspections and of the answers that stand.',
      },
      'review-load': {
        name: 'Load of the review',
        counts: 'Items that came to people, items answered, and holds that timed out.',
        of: 'Items of this time and lane; repeats and challenges are among them.',
        formula:
          'People needed = items queued × mean time per answer ÷ time that has passed. Mean wait: from queue to answer or time-out.',
        source: 'Roll-up of review items.',
      },
      escapes: {
        name: 'Escape rate',
        counts:
          'Bad parts among those that the line was told PASS for by the model alone, estimated from random audits.',
        of: 'Automatic passes that an audit could draw; those it could not are named. Parts drawn but unanswered are named, with the worst case.',
        formula:
          'Bad ÷ audited, weighted by the share that was drawn. Interval 95%: Clopper and Pearson for one share drawn, Fay and Feuer for several, with what was audited counted as known. Corrected for reviewers’ errors by Rogan and Gladen where parts of known answer suffice.',
        source:
          'Clopper and Pearson, Biometrika 26, 1934; Fay and Feuer, Statistics in Medicine 16, 1997; Rogan and Gladen, American Journal of Epidemiology 107, 1978.',
      },
      overkill: {
        name: 'Overkill rate',
        counts:
          'Good parts among those that the line was told FAIL for by the model alone, estimated from random audits.',
        of: 'Automatic fails that an audit could draw; those it could not are named. Parts drawn but unanswered are named, with the worst case.',
        formula:
          'Good ÷ audited, weighted by the share that was drawn; intervals and correction as for the escape rate.',
        source: 'As for the escape rate.',
      },
      audits: {
        name: 'Audits still needed',
        counts: 'Audits without an error until it is shown that at most the recipe’s target of its passes is bad.',
        of: 'Audits of automatic passes in this time, by recipe.',
        formula:
          'The smallest number for which both hold: the evidence against a higher share (a mixture e-value) reaches 20, and the interval of the escape rate ends at or below the target. It may be read as often as you like over one period as it grows; each further period that is read has its own risk of 5%.',
        source: 'Ville 1939; Ramdas and others, Statistical Science 38, 2023.',
      },
      pace: {
        name: 'Parts per minute',
        counts: 'Parts inspected, for each lane.',
        of: 'All parts that came down the line, with or without a fault; duplicates are not among them.',
        formula: 'Parts ÷ minutes that have passed; a point that still runs is divided by its minutes so far.',
        source: 'Roll-up of inspections.',
      },
      stages: {
        name: 'Stage times',
        counts: 'How long each step of a part took, from the file’s arrival to the record.',
        of: 'Parts of one lane that went through the step.',
        formula: 'Median and 95th percentile, nearest rank, from counts in steps of 3.5%: at most 2% off.',
        source: 'DDSketch: Masson, Rim and Lee, PVLDB 12, 2019.',
      },
      cpu: {
        name: 'Processor load',
        counts: 'Share of all processor cores that are busy.',
        of: 'One measurement a minute.',
        formula: 'Mean and highest of each point; the figure is that of the last point.',
        source: 'The operating system.',
      },
      memory: {
        name: 'Memory of the engine',
        counts: 'Resident memory of the engine’s process.',
        of: 'One measurement a minute.',
        formula: 'Mean and highest of each point; the figure is that of the last point.',
        source: 'The operating system.',
      },
      disk: {
        name: 'Free disk space',
        counts: 'Free space on the disk of the data folder.',
        of: 'One measurement a minute.',
        formula:
          'Lowest of each point. Days left = free ÷ loss per day between the first and last measurement of the last seven days.',
        source: 'The operating system.',
      },
      faults: {
        name: 'Faults',
        counts: 'Parts that a fault kept from being judged, and faults that the station itself noted.',
        of: 'All parts of this time and lane; other filters do not apply.',
        formula: 'Count by kind of fault.',
        source: 'Roll-up of faults, and the fault log.',
      },
      optics: {
        name: 'Brightness, contrast, sharpness',
        counts: 'Mean luminance, its standard deviation, and variance of the Laplacian of each image.',
        of: 'Parts with a readable image. The band is from parts of the 30 days before.',
        formula: 'Mean of each point; band = mean ± 3 standard deviations of single parts.',
        source: 'Measured on the decoded image.',
      },
      unreadable: {
        name: 'Unreadable images',
        counts: 'Parts whose image could not be read.',
        of: 'Parts inspected.',
        formula: 'Unreadable ÷ inspected.',
        source: 'Roll-up of inspections.',
      },
      detections: {
        name: 'Detections per part',
        counts: 'Boxes on record.',
        of: 'Parts with a readable image where the model is asked, that is not at manual.',
        formula: 'Detections ÷ parts judged.',
        source: 'Roll-up of inspections.',
      },
      undetected: {
        name: 'Parts without a detection',
        counts: 'Parts on which no box is on record.',
        of: 'Parts with a readable image where the model is asked, that is not at manual.',
        formula: 'Without a detection ÷ parts judged.',
        source: 'Roll-up of inspections.',
      },
      overruled: {
        name: 'Overruled by a person',
        counts:
          'Parts that the model passed and a person rejected, or that it failed and a person accepted. Use-as-is says nothing about the model.',
        of: 'Parts that the model passed or failed and a person judged. These are not a random sample: people see what they are sent.',
        formula: 'Overruled ÷ judged by a person.',
        source: 'Roll-up of the answers that stand.',
      },
      scores: {
        name: 'Detections by score',
        counts: 'Boxes on record, by their score in steps of 0.05. A score is not a probability.',
        of: 'Parts that the model judged.',
        formula: 'Count.',
        source: 'Roll-up of defect classes.',
      },
      'class-mix': {
        name: 'Mix of classes',
        counts: 'Boxes on record, by class.',
        of: 'All boxes of this time.',
        formula: 'Boxes of a class ÷ all boxes.',
        source: 'Roll-up of defect classes.',
      },
      agreement: {
        name: 'Agreement of the challenger',
        counts: 'Parts for which a model in shadow would have given the champion’s verdict: pass or not pass.',
        of: 'Parts that both judged; those that the challenger skipped for lack of time are left out.',
        formula: 'Agreed ÷ judged by both.',
        source: 'Roll-up of shadow verdicts.',
      },
      consistency: {
        name: 'Agreement of people',
        counts:
          'Parts judged twice, unannounced: by the same person (within) or by two (between), blind and aided looks apart. Agreement, by class and in all, with chance-corrected measures beside it.',
        of: 'Parts on which both answers say good or bad.',
        formula:
          'Agreement = same ÷ judged twice. Cohen’s kappa = (agreement − chance) ÷ (1 − chance). Where nearly all parts are good, kappa says little and Gwet’s AC1 or PABAK is the better one.',
        source:
          'Cohen 1960; Gwet, British Journal of Mathematical and Statistical Psychology 61, 2008; AIAG, Measurement Systems Analysis, 4th edition.',
      },
      reference: {
        name: 'Misses and false alarms of people',
        counts: 'Bad parts that a person called good, and good parts that a person called bad.',
        of: 'Parts whose answer is known: challenge parts and parts with an agreed answer.',
        formula: 'Miss rate = called good ÷ bad; false-alarm rate = called bad ÷ good. Interval 95% by Wilson.',
        source: 'Wilson, Journal of the American Statistical Association 22, 1927.',
      },
      study: {
        name: 'Attribute agreement study',
        counts:
          'Within: parts that a person called the same in every round. Effectiveness: parts that a person called what they are in every round. Misses and false alarms: looks at bad parts that said good, and at good parts that said bad. Between: parts that everybody called the same in every round.',
        of: 'Effectiveness, within and between: all parts of the study. Misses: looks at bad parts; false alarms: looks at good parts.',
        formula:
          'Shares with intervals at 95% in which several looks at one part count as what they are worth. Fleiss’ kappa between rounds and of all looks, Cohen’s kappa for two people and against the reference. Verdict: acceptable at effectiveness ≥ 90%, misses ≤ 2%, false alarms ≤ 5%; marginal to 80%, 5% and 10%; a person is graded by the worst.',
        source: 'AIAG, Measurement Systems Analysis, 4th edition, chapter III, section C.',
      },
      'card-limits': {
        name: 'Suggested limits',
        counts:
          'The score from which a box counts as a defect, and the score below which it is cleared, as suggested by the model’s maker; the recipe decides whether to use them.',
        of: 'Parts set aside for choosing limits, used neither for training nor for measuring.',
        formula:
          'The limits that decide the most parts while the upper bound of each error rate stays within what was allowed. The limits of the two models that come with Lupa meet this on the parts they were chosen on.',
        source: 'The model’s card; Clopper and Pearson, Biometrika 26, 1934.',
      },
      'card-measured': {
        name: 'Figures of the model’s card',
        counts:
          'How the model did in its maker’s test: parts decided without a person, bad parts passed, good parts failed, boxes found by class.',
        of: 'Parts of the test set (their number comes first); bad parts passed ÷ bad parts, good parts failed ÷ good parts. The share of bad parts there differs from your line’s.',
        formula:
          'Shares with 95% intervals. AP: area under the precision–recall curve at an overlap of 0.5; mAP: its mean over classes, with an interval by bootstrap over parts; mAP 50–95: mean over overlaps from 0.50 to 0.95. Precision and recall at the suggested limit.',
        source:
          'The card that came with the model file; nothing in it was measured on this station. COCO evaluation (Lin and others 2014).',
      },
      golden: {
        name: 'Golden set',
        counts:
          'Parts with an agreed answer, good and bad, that can still be added to the set, and those already in it.',
        of: 'Parts of this recipe.',
        formula: 'Count.',
        source: 'Agreed answers: settled disagreements, imported labels, the simulated line’s truth.',
      },
      replay: {
        name: 'Replay',
        counts: 'Parts the model has inspected again, and how many of them would get a different verdict now.',
        of: 'Parts of the chosen period and lane; parts whose image is gone are counted apart and not compared.',
        formula: 'Count.',
        source: 'Verdicts of the replay against those on record.',
      },
      'day-counts': {
        name: 'Counts of a day',
        counts:
          'Parts inspected on a day, and the share of them for which the line was told FAIL at once. Later answers by people change nothing here.',
        of: 'All parts of all lanes inspected on that day by the station’s clock; the filter does not apply.',
        formula: 'Told FAIL ÷ inspected.',
        source: 'Roll-up of inspections.',
      },
      'review-queue': {
        name: 'Review queue',
        counts:
          'Items waiting for a person, the age of the oldest, items answered (pace), items that came in (needed), and how long the line will still wait for the next one.',
        of: 'All items of the station, including second looks; looks in studies are not counted.',
        formula:
          'Pace and needed: items of the last five minutes ÷ 5. If the pace is below what is needed, the queue grows.',
        source: 'Review items and answers.',
      },
      'study-progress': {
        name: 'Progress of a study',
        counts: 'Looks that a person has answered and not undone.',
        of: 'All looks this person has in the study: parts × rounds. Only people who answer every look count in its figures.',
        formula: 'Answered ÷ all.',
        source: 'Looks of the study.',
      },
      'case-parts': {
        name: 'Parts of a case',
        counts:
          'Parts written down when the case was opened, by what the line had last been told of each, by what the newest re-inspection says, and by how each was settled. “Would change” means that the part would go another way than it went.',
        of: 'All parts of the case, or of one lot in it. Parts inspected later do not belong to it.',
        formula: 'Counts; no estimate.',
        source: 'The records, from when the case was opened. The station keeps the counts up to date.',
      },
      'part-times': {
        name: 'Times of one part',
        counts: 'How long each step took for this part; the wait for a free worker is shown separately.',
        of: 'This part alone.',
        formula: 'From the complete file to the record. There may be gaps between steps that are not measured.',
        source: 'Measured while the part was inspected.',
      },
      score: {
        name: 'Score of a box',
        counts:
          'How strongly the model takes a spot for a defect of a class, from 0 to 1. It is not a probability: 0.8 does not mean that four out of five such boxes are defects.',
        of: 'Boxes the model drew on this image with a score high enough to record.',
        formula: 'The model’s output; the recipe’s limits say what follows from it.',
        source: 'The model.',
      },
      'training-set': {
        name: 'Training set counts',
        counts: 'Images by split, boxes by class, and parts left out, with the reason.',
        of: 'Parts of the chosen period and filter whose answer is known.',
        formula: 'Count. Images of one serial, lot or day stay in one split.',
        source: 'The export, checked by reading it back.',
      },
      'line-untold': {
        name: 'Messages not yet sent to the line',
        counts: 'Messages decided and numbered but not yet written to the output folder.',
        of: 'All messages of this station.',
        formula: 'Count; 0 when the line has been told everything.',
        source: 'Messages on record.',
      },
      gate: {
        name: 'Figures of the gate',
        counts:
          'How the model does on the golden set: bad parts passed, good parts failed, average precision, recall and precision by class.',
        of: 'Parts of the golden set with a readable image; miss rate: bad parts passed ÷ bad parts; false-alarm rate: good parts failed ÷ good parts.',
        formula:
          'A rule is met by the worse end of the 95% interval, never by the estimate; it is not known if the estimate is within the limit and that end is not. Shares: Wilson’s interval. Recall against the champion’s: the same boxes, compared in pairs, by the interval of Agresti and Min. mAP: mean over classes of the area under the precision–recall curve at an overlap of 0.5, with an interval by bootstrap over parts.',
        source: 'Wilson 1927; Agresti and Min, Statistics in Medicine 24, 2005; COCO evaluation (Lin and others 2014).',
      },
      rollout: {
        name: 'Evidence of a roll-out',
        counts:
          'Settled disagreements in which only the challenger was wrong, against those in which only the champion was; escapes and overkill separately.',
        of: 'Parts inspected by both models since the roll-out started, including in shadow; a serial that comes again counts once. Errors on different parts are taken to be independent: many parts with one and the same defect weigh more than they should. A disagreement is settled only by a blind answer, or by an answer to a part the deciding model was unsure of.',
        formula:
          'E = 2∫ over θ from ½ to 1 of (2θ)^a (2(1−θ))^b dθ, with a and b the two counts. To b are added the errors of the champion expected among second looks still open in shadow, by the share found so far and one more. If the challenger is no worse, the chance that E ever reaches 1/α is at most α, however often you check. The plan’s α is split: 45% each for escapes and overkill, 10% for the shares of parts.',
        source: 'Ville 1939; Lindon and others, KDD 2022; Waudby-Smith and Ramdas, JRSS B 2024.',
      },
      comparison: {
        name: 'Champion against challenger',
        counts: 'Parts on which the two models differ and what people said of them.',
        of: 'Parts that both judged.',
        formula:
          'The test that may be read at any time, of all time or of one replay, is an e-process; McNemar’s p-value beside it is for a sample whose size was fixed in advance.',
        source: 'McNemar, Psychometrika 12, 1947; Ramdas and others, Statistical Science 38, 2023.',
      },
    },
  },
} as const;

export type FigureId = keyof (typeof figures)['figure']['is'];
