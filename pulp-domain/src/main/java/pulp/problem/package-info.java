/** What may go wrong in a way that a client or an operator is told about. */
package pulp.problem;
