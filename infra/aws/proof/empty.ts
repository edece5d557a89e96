/** Nothing at all: what Node and the runtime client cost by themselves. */
export const handler = async (): Promise<{ statusCode: number }> => ({ statusCode: 200 })
