/* Small helps; every view reads without them. */
