/** A small instrument whose conditions chain, cross sections, hide calculated values and disable: for the logic tests. */
const yesNo = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' }
];
const levels = [1, 2, 3, 4, 5].map((value) => ({ value, text: `Level ${value}` }));

export const thornySurvey = {
  title: 'Thorny',
  clearInvisibleValues: 'onHidden',
  pages: [
    {
      name: 'first',
      title: 'First',
      elements: [
        { type: 'radiogroup', name: 'a', title: 'A', choices: yesNo },
        { type: 'radiogroup', name: 'b', title: 'B', choices: yesNo, visibleIf: "{a} = 'yes'" },
        {
          type: 'radiogroup',
          name: 'c',
          title: 'C',
          choices: levels,
          visibleIf: "{b} = 'yes'",
          requiredIf: '{d} >= 3'
        },
        { type: 'radiogroup', name: 'd', title: 'D', choices: levels, enableIf: '{c} empty', isRequired: true },
        {
          type: 'comment',
          name: 'c_ev',
          title: 'Evidence',
          maxLength: 100,
          visibleIf: '{c} >= 3',
          requiredIf: '{c} >= 4'
        }
      ]
    },
    {
      name: 'second',
      title: 'Second',
      visibleIf: "{b} = 'yes' or {d} > 3",
      elements: [
        { type: 'text', name: 'n', title: 'N', inputType: 'number', min: 0, max: 100 },
        {
          type: 'multipletext',
          name: 'share',
          title: 'Share',
          visibleIf: '{n} > 20',
          items: [
            { name: 'rural', title: 'Rural', inputType: 'number' },
            { name: 'urban', title: 'Urban', inputType: 'number' }
          ]
        },
        {
          type: 'expression',
          name: 'ratio',
          title: 'Ratio',
          expression: "iif({share.urban} > 0 and {share.rural} notempty, {share.rural} / {share.urban}, '')"
        },
        { type: 'expression', name: 'double', title: 'Double', expression: '{ratio} * 2', visibleIf: '{ratio} < 1' },
        { type: 'boolean', name: 'flag', title: 'Flag', visibleIf: '{double} notempty', isRequired: true }
      ]
    },
    {
      name: 'third',
      title: 'Third',
      visibleIf: '{n} notempty',
      elements: [
        {
          type: 'checkbox',
          name: 'many',
          title: 'Many',
          choices: levels,
          showNoneItem: true,
          noneText: 'None',
          visibleIf: '{flag} = true or {n} < 50'
        },
        {
          type: 'text',
          name: 'other',
          title: 'Other',
          maxLength: 50,
          visibleIf: '{many} contains 2',
          requiredIf: '{many} anyof [3, 4]'
        },
        { type: 'text', name: 'none_of', title: 'None of', maxLength: 50, visibleIf: "{many} contains 'none'" },
        {
          type: 'matrix',
          name: 'm',
          title: 'M',
          rows: [
            { value: 'P01', text: 'P01' },
            { value: 'P02', text: 'P02' }
          ],
          columns: levels
        },
        { type: 'text', name: 'why', title: 'Why', maxLength: 50, visibleIf: '{m.P01} > {m.P02}', isRequired: true }
      ]
    }
  ]
};

const names = thornySurvey.pages.flatMap((page) => page.elements.map((element) => element.name));
export const thornyLineage = {
  questions: Object.fromEntries(names.map((name) => [name, { concept: `thorny.${name}`, states: ['dont_know'] }]))
};
