/** Counts stop here: nobody needs to know how many more than a thousand there are, and no page counts without end. */
export const COUNT_CAP = 1000
