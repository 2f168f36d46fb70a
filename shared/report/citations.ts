export { formatCitation, formatCitations, hasReportedClause } from '../text/citations.ts';
