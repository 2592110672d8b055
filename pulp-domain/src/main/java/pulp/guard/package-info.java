/** Content guards: who may fetch what a distribution serves. */
package pulp.guard;
