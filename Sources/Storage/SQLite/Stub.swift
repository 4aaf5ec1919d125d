// stub
import GRDB
