import Files
import SampleStudy
