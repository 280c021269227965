raise RuntimeError("not yet")

import redis
