package dev.greenroom.connectors;

import java.util.List;

/** A system outside, real or simulated, and the topics that it does the work for. */
interface Outside {

    List<Connector> topics();
}
