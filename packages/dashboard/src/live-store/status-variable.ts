/** The variable whose derived values the event `status` has, by the definition of that event. */
export const statusVariable = 'onlineStatus'
