/**
 * The equal-area tile grid: one tile per Member State and Associate Member, roughly where it lies; no two share a cell.
 * Drawn here as it appears, so that it can be checked by eye; position says nothing about frontiers or status.
 */
const drawing = `
.   .   .   .   .   .   .   .   .   .   .   ISL .   .   NOR SWE ALA FIN .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
.   CAN .   .   .   .   .   .   .   .   .   FRO .   .   DNK .   .   EST .   RUS .   .   .   .   .   .   .   .   .   .   .   .   .   .
.   USA .   .   .   .   .   .   .   .   .   IRL GBR NLD DEU POL LTU LVA BLR .   .   .   .   .   .   .   .   .   .   .   .   .   .   .
.   MEX .   .   BHS .   .   .   .   .   .   .   BEL LUX CZE SVK .   UKR .   .   .   .   KAZ .   .   MNG .   PRK .   .   .   .   .   .
.   GTM BLZ .   CUB .   VGB AIA .   .   .   .   FRA CHE AUT HUN ROU MDA .   GEO AZE TKM UZB KGZ .   CHN .   KOR JPN .   .   .   .   .
.   SLV HND CYM JAM HTI DOM SXM KNA ATG PRT ESP AND MCO SVN HRV SRB BGR TUR ARM .   .   .   TJK .   .   .   .   .   .   .   .   .   .
.   .   NIC .   .   .   .   .   MSR DMA .   .   .   ITA SMR BIH MNE MKD .   SYR IRQ IRN AFG PAK NPL BTN .   MAC .   .   .   .   .   .
.   .   CRI PAN .   ABW CUW .   LCA BRB .   .   .   MLT .   .   ALB GRC CYP LBN JOR KWT .   .   IND BGD MMR LAO VNM .   .   .   .   .
.   .   .   COL VEN .   .   VCT GRD TTO .   MAR DZA TUN LBY EGY .   .   .   PSE SAU BHR QAT .   .   .   .   THA KHM PHL .   .   .   .
.   .   ECU .   .   GUY SUR .   .   .   .   MRT MLI NER TCD SDN ERI .   .   YEM OMN ARE .   MDV LKA .   .   MYS BRN .   .   .   .   .
.   .   PER .   BRA .   .   .   CPV SEN GMB GIN BFA NGA CAF SSD ETH DJI SOM .   .   .   .   .   .   .   .   SGP .   PLW FSM MHL .   .
.   .   .   BOL .   .   .   .   .   GNB SLE CIV TGO BEN CMR COD UGA KEN .   .   .   .   .   .   .   .   .   IDN TLS PNG NRU KIR .   .
.   .   CHL PRY .   .   .   .   .   .   LBR GHA STP GNQ COG RWA BDI TZA .   SYC .   .   .   .   .   .   .   .   .   .   SLB TUV TKL .
.   .   .   ARG URY .   .   .   .   .   .   .   .   GAB AGO ZMB MWI MOZ COM MDG .   .   .   .   .   .   .   .   AUS .   VUT FJI WSM .
.   .   .   .   .   .   .   .   .   .   .   .   .   .   NAM BWA ZWE .   .   .   MUS .   .   .   .   .   .   .   .   .   NCL TON NIU COK
.   .   .   .   .   .   .   .   .   .   .   .   .   .   ZAF LSO SWZ .   .   .   .   .   .   .   .   .   .   .   .   .   .   NZL .   .
`;

export interface TilePosition {
  /** From the left on every page: geography is not mirrored in Arabic. */
  readonly column: number;
  readonly row: number;
}

const rows = drawing
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

export const gridColumns = 34;
export const gridRows = rows.length;

export const tilePositions: ReadonlyMap<string, TilePosition> = new Map(
  rows.flatMap((cells, row) =>
    cells.flatMap((iso3, column): [string, TilePosition][] => (iso3 === '.' ? [] : [[iso3, { column, row }]]))
  )
);
