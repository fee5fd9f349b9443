/**
 * A copy of a country file as .docx: to fill on paper, to read, or as it was signed. Campaign and country on top of every page,
 * page x of y at its foot; from right to left in Arabic.
 */
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun, type Table } from 'docx';
import type { Language } from '#lib/domain/languages.ts';
import * as messages from '#lib/i18n/generated/messages.js';
import type { FileCopy } from '../file-copy.ts';
import { questionBlocks } from './answer-space.ts';
import { textWidth, writerIn, type Writer } from './words.ts';

const tongues: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-FR',
  es: 'es-ES',
  ru: 'ru-RU',
  ar: 'ar-SA',
  zh: 'zh-CN'
};

export interface DocumentFacts {
  readonly title: string;
  /** Label and value, in order. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** Whether there is room to write; else only what was asked, with its answer. */
  readonly paper: boolean;
}

export async function writeDocument(copy: FileCopy, { title, facts, paper }: DocumentFacts): Promise<Buffer> {
  const { language } = copy;
  const writer = writerIn(language);
  const sections = paper
    ? copy.sections
    : copy.sections
        .filter(({ visible }) => visible)
        .map((section) => ({ ...section, questions: section.questions.filter(({ view }) => view.visible) }));
  const children: (Paragraph | Table)[] = [
    writer.heading(title, 1),
    writer.line(`${copy.title} · ${copy.campaign.title}`, { size: 26 }),
    ...(copy.demonstration
      ? [writer.line(messages.workbook_doc_generated({}, { locale: language }), { bold: true })]
      : []),
    writer.table(facts, { widths: [Math.round(textWidth * 0.32), Math.round(textWidth * 0.68)] }),
    ...sections.flatMap((section) => [
      writer.heading(section.title, 2),
      ...(section.help === null ? [] : [writer.line(section.help, { italics: true })]),
      ...(paper && section.condition !== null
        ? [
            writer.line(messages.workbook_note_condition({ condition: section.condition }, { locale: language }), {
              italics: true,
              grey: true
            })
          ]
        : []),
      ...section.questions.flatMap((question) => questionBlocks(question, { language, writer, paper }))
    ])
  ];
  const document = new Document({
    title,
    description: copy.fileId,
    creator: 'Soundings',
    styles: stylesOf(writer, language),
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } }
        },
        headers: { default: new Header({ children: [headLine(copy, writer)] }) },
        footers: { default: new Footer({ children: [pageLine(language, writer)] }) },
        children
      }
    ]
  });
  return Packer.toBuffer(document);
}

function headLine(copy: FileCopy, writer: Writer): Paragraph {
  return writer.line(`${copy.country} · ${copy.campaign.title} · ${copy.version.instrument} ${copy.version.version}`, {
    grey: true,
    size: 18
  });
}

/** The fields stand where the message has its places. */
function pageLine(language: Language, writer: Writer): Paragraph {
  const text = messages.workbook_doc_page({ page: '⟦1⟧', pages: '⟦2⟧' }, { locale: language });
  const children = text.split(/(⟦[12]⟧)/).map((part) => {
    const size = { size: 18, color: '595959', rightToLeft: writer.rtl };
    if (part === '⟦1⟧') return new TextRun({ ...size, children: [PageNumber.CURRENT] });
    return part === '⟦2⟧'
      ? new TextRun({ ...size, children: [PageNumber.TOTAL_PAGES] })
      : new TextRun({ ...size, text: part });
  });
  return new Paragraph({ bidirectional: writer.rtl, alignment: AlignmentType.CENTER, children });
}

/** One font for each writing, all on every usual machine. */
function stylesOf(writer: Writer, language: Language) {
  const font = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial', eastAsia: 'SimSun' };
  const tongue = {
    value: tongues[language === 'ar' || language === 'zh' ? 'en' : language],
    bidirectional: tongues.ar,
    eastAsia: tongues.zh
  };
  const heading = (size: number, before: number, color: string) => ({
    run: { font, size, bold: true, color },
    paragraph: { spacing: { before, after: 80 } }
  });
  return {
    default: {
      document: { run: { font, size: 21, language: tongue, ...(writer.rtl && { rightToLeft: true }) } },
      heading1: heading(36, 0, '1F3864'),
      heading2: heading(28, 360, '1F3864'),
      heading3: heading(22, 200, '000000')
    }
  };
}
